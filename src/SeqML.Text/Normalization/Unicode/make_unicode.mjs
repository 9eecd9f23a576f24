// Writes unicode.txt, the facts that Unicode's normalization forms (UAX #15) are made of, by asking a JavaScript engine what it makes of each character:
//   node make_unicode.mjs > unicode.txt
// The engine knows no combining classes, so they are found by how marks change places: two marks stay in either order if their classes are equal, or if one of them is 0.

// A mark of each class other than 0. Classes are stable: a mark never changes its own.
const representatives = {
  1: 0x334, 6: 0x16ff0, 7: 0x93c, 8: 0x3099, 9: 0x94d, 10: 0x5b0, 11: 0x5b1, 12: 0x5b2, 13: 0x5b3, 14: 0x5b4, 15: 0x5b5, 16: 0x5b6, 17: 0x5b7, 18: 0x5b8,
  19: 0x5b9, 20: 0x5bb, 21: 0x5bc, 22: 0x5bd, 23: 0x5bf, 24: 0x5c1, 25: 0x5c2, 26: 0xfb1e, 27: 0x64b, 28: 0x64c, 29: 0x64d, 30: 0x64e, 31: 0x64f, 32: 0x650,
  33: 0x651, 34: 0x652, 35: 0x670, 36: 0x711, 84: 0xc55, 91: 0xc56, 103: 0xe38, 107: 0xe48, 118: 0xeb8, 122: 0xec8, 129: 0xf71, 130: 0xf72, 132: 0xf74,
  202: 0x327, 214: 0x1dce, 216: 0x31b, 218: 0x302a, 220: 0x316, 222: 0x59a, 224: 0x302e, 226: 0x1d16d, 228: 0x5ae, 230: 0x301, 232: 0x315, 233: 0x35c,
  234: 0x35d, 240: 0x345,
};
const hangul = c => c >= 0xac00 && c <= 0xd7a3;
const text = c => String.fromCodePoint(c);
const points = s => [...s].map(x => x.codePointAt(0));
const hex = c => c.toString(16).toUpperCase().padStart(4, "0");
const stays = (a, b) => { const s = text(a) + text(b); return s.normalize("NFD") === text(a).normalize("NFD") + text(b).normalize("NFD"); };
const swaps = (a, b) => !stays(a, b) || !stays(b, a);

function classOf(c) {
  if (!/\p{M}/u.test(text(c)) || points(text(c).normalize("NFD")).length > 1) return 0;
  const entries = Object.entries(representatives);
  if (!entries.some(([, r]) => swaps(c, r))) return 0;
  const same = entries.filter(([, r]) => !swaps(c, r));
  if (same.length !== 1) throw new Error(`${hex(c)}: ${same}`);
  return +same[0][0];
}

const all = [];
for (let c = 0; c < 0x110000; c++) if ((c < 0xd800 || c > 0xdfff) && !hangul(c)) all.push(c);

function ranges(list) {
  const out = [];
  for (const c of list) {
    const last = out[out.length - 1];
    if (last && last[1] + 1 === c) last[1] = c; else out.push([c, c]);
  }
  return out.map(([a, b]) => a === b ? hex(a) : `${hex(a)}-${hex(b)}`).join(" ");
}

console.log(`# What Unicode ${process.versions.unicode} says of normalization forms (UAX #15), as make_unicode.mjs found it. Hangul syllables follow from a rule.`);
console.log("#");
console.log("# class N: the characters of combining class N");
const classes = new Map();
for (const c of all) { const k = classOf(c); if (k) classes.set(k, [...(classes.get(k) ?? []), c]); }
for (const k of [...classes.keys()].sort((a, b) => a - b)) console.log(`class ${k}: ${ranges(classes.get(k))}`);

console.log("#");
console.log("# canonical or compatible, a first character: what it and those that follow it stand for in full, a bar between. With a plus, each stands for one, and they follow each other.");
function write(kind, mapping) {
  const list = all.filter(c => mapping(c) !== null);
  for (let i = 0; i < list.length;) {
    let j = i + 1;
    const step = () => { const a = mapping(list[j - 1]), b = mapping(list[j]); return a.length === 1 && b.length === 1 && b[0] === a[0] + 1; };
    while (j < list.length && list[j] === list[j - 1] + 1 && step()) j++;
    if (j - i >= 4) {
      console.log(`${kind} ${hex(list[i])}-${hex(list[j - 1])}: +${hex(mapping(list[i])[0])}`);
    } else {
      const startOfSteps = k => { let n = k; while (n + 1 < list.length && list[n + 1] === list[n] + 1 && mapping(list[n]).length === 1 && mapping(list[n + 1]).length === 1 && mapping(list[n + 1])[0] === mapping(list[n])[0] + 1) n++; return n - k >= 3; };
      j = i + 1;
      while (j < list.length && list[j] === list[j - 1] + 1 && j - i < 16 && !startOfSteps(j)) j++;
      console.log(`${kind} ${hex(list[i])}: ${list.slice(i, j).map(c => mapping(c).map(hex).join(" ")).join("|")}`);
    }
    i = j;
  }
}
const canonical = c => { const s = text(c), d = s.normalize("NFD"); return d === s ? null : points(d); };
const compatible = c => { const s = text(c), d = s.normalize("NFKD"); return d === s.normalize("NFD") ? null : points(d); };
write("canonical", canonical);
write("compatible", compatible);

console.log("#");
console.log("# excluded: the characters with a canonical decomposition that no composition gives back");
console.log(`excluded: ${ranges(all.filter(c => canonical(c) !== null && text(c).normalize("NFC") !== text(c)))}`);

// What the reader takes for granted: a composed character comes of the composition of all but its last part, and that part.
for (const c of all) {
  if (canonical(c) === null || text(c).normalize("NFC") !== text(c)) continue;
  const parts = canonical(c), first = points(String.fromCodePoint(...parts.slice(0, -1)).normalize("NFC"));
  if (first.length !== 1 || (text(first[0]) + text(parts.at(-1))).normalize("NFC") !== text(c)) throw new Error(hex(c));
}
