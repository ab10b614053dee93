namespace NetOpt.PowerShell.Arguments;

/// <summary>Reads a name out of a fixed list as people write it: in any case, with hyphens, underscores and spaces or without ("fq_codel" is FqCoDel).</summary>
internal static class EnumNames
{
    /// <summary>The value of a name.</summary>
    /// <param name="what">What the names name, such as "congestion algorithm".</param>
    /// <param name="text">The name.</param>
    /// <exception cref="NetOptException">InvalidParameter, with the nearest name and all names.</exception>
    public static T Parse<T>(string what, string text)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames<T>();
        string wanted = string.Concat(text.Where(c => c is not ('-' or '_' or ' ')));
        foreach (string name in names)
        {
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) return Enum.Parse<T>(name);
        }
        string all = string.Join(", ", names), near = NearestName.Find(wanted, names) ?? names.FirstOrDefault(n => wanted.Length > 2 && n.Contains(wanted, StringComparison.OrdinalIgnoreCase)) ?? "";
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{text}' is no {what}", near.Length > 0 ? $"perhaps {near}; there are {all}" : "one of " + all, value: text);
    }
}
