using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Compiled access to one member: made once a cursor, so that rows cost a delegate call.</summary>
internal static class MemberAccess<TRow, TMember>
    where TRow : class
{
    public static Func<TRow, TMember> Getter(MemberInfo member)
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    public static Action<TRow, TMember> Setter(MemberInfo member)
    {
        if (member is FieldInfo { IsInitOnly: true } field)
            return (target, newValue) => field.SetValue(target, newValue);
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }
}
