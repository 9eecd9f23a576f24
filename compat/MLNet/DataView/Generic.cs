using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Calls a generic method whose type argument is known at run time: once a column or cursor, never once a row.</summary>
internal static class Generic
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    /// <summary>Calls an instance method.</summary>
    public static object Call(object target, string method, Type type, params object[] arguments) =>
        Find(target.GetType(), method, 1).MakeGenericMethod(type)
            .Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    /// <summary>Calls a static method.</summary>
    public static object CallStatic(Type owner, string method, Type type, params object[] arguments) =>
        CallStatic(owner, method, [type], arguments);

    /// <summary>Calls a static method.</summary>
    public static object CallStatic(Type owner, string method, Type[] types, params object[] arguments) =>
        Find(owner, method, types.Length).MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static MethodInfo Find(Type owner, string method, int arity)
    {
        for (var type = owner; type != null; type = type.BaseType)
        {
            var found = type.GetMethods(All | BindingFlags.DeclaredOnly)
                .FirstOrDefault(m => m.Name == method && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == arity);
            if (found != null)
                return found;
        }
        throw new MissingMethodException(owner.FullName, method);
    }
}
