// ONNX Runtime's side of the start-up benchmark: startup_peer.js MODEL loads the model and predicts once.
const ort = require("onnxruntime-node");

(async () => {
  const session = await ort.InferenceSession.create(process.argv[2], { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const ids = new ort.Tensor("int64", BigInt64Array.from({ length: 20 }, (_, i) => BigInt(1 + i)), [1, 20]);
  console.log((await session.run({ ids })).scores.data);
})();
