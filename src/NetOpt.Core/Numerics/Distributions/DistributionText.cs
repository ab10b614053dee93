using System.Globalization;
using System.Text;
using NetOpt.Units;

namespace NetOpt.Numerics.Distributions;

/// <summary>
/// The text form of distributions: <c>name(parameter=value, ...)</c>, or the values alone in the order of the name's first form;
/// a list is <c>[a,b,c]</c>. Cases, spaces, hyphens and underscores in names do not count. A value that is a time or a size takes a
/// unit: <c>10ms</c> is 0.01, <c>1.5kB</c> is 1500.
/// </summary>
internal static class DistributionText
{
    public static string Of(Distribution distribution)
    {
        var text = new StringBuilder(distribution.Kind).Append('(');
        foreach (DistributionParameter parameter in distribution.Parameters)
        {
            if (text[^1] != '(') text.Append(", ");
            text.Append(parameter.Name).Append('=');
            if (parameter.IsList) text.Append('[');
            text.AppendJoin(',', parameter.Values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
            if (parameter.IsList) text.Append(']');
        }
        return text.Append(')').ToString();
    }

    public static Distribution Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int open = trimmed.IndexOf('(');
        string name = open < 0 ? trimmed : trimmed[..open];
        DistributionForm[] forms = Forms(name, text);
        if (open < 0 || trimmed[^1] != ')')
            throw Distribution.Invalid($"The distribution '{text}' lacks its parameters in parentheses", "a name and its parameters", forms[0].Example, text);
        var given = new List<(string? Name, string Value)>();
        foreach (string part in Split(trimmed[(open + 1)..^1], text))
        {
            int equals = part.IndexOf('=');
            given.Add(equals < 0 ? (null, part.Trim()) : (part[..equals].Trim(), part[(equals + 1)..].Trim()));
        }
        if (given.Any(g => g.Name is null) && given.Any(g => g.Name is not null))
            throw Distribution.Invalid($"The distribution '{text}' names some of its parameters and others not", "a name for each, or for none", forms[0].Example, text);
        bool named = given.Count == 0 || given[0].Name is not null;
        DistributionForm form = named
            ? Choose(forms, [.. given.Select(g => g.Name!)], text)
            : Array.Find(forms, f => given.Count <= f.Parameters.Length && given.Count >= f.Parameters.Count(p => !p.EndsWith('?'))) ?? throw Mismatch(forms, text, $"has {given.Count} parameters");
        var values = new double[]?[form.Parameters.Length];
        for (int i = 0; i < given.Count; i++)
        {
            int index = named ? form.IndexOf(given[i].Name!) : i;
            values[index] = Numbers(given[i].Value, form.Parameters[index], form, text);
        }
        return form.Make(values);
    }

    /// <summary>The forms of a name.</summary>
    /// <exception cref="NetOptException">InvalidParameter: there is no such distribution.</exception>
    public static DistributionForm[] Forms(string name, string text)
    {
        string key = Key(name);
        DistributionForm[] forms = Array.FindAll(DistributionForm.All, f => Key(f.Kind) == key);
        if (forms.Length > 0) return forms;
        string[] kinds = [.. DistributionForm.All.Select(f => f.Kind).Distinct()];
        string? near = NearestName.Find(name.Trim().ToLowerInvariant(), kinds);
        throw Distribution.Invalid(name.Trim().Length == 0 ? $"The distribution '{text}' has no name" : $"There is no distribution '{name.Trim()}'",
            near is null ? "one of " + string.Join(", ", kinds) : $"perhaps '{near}'", DistributionForm.All.First(f => f.Kind == (near ?? "exponential")).Example, text);
    }

    /// <summary>The form whose parameters are these.</summary>
    /// <exception cref="NetOptException">InvalidParameter: there is none.</exception>
    public static DistributionForm Choose(DistributionForm[] forms, string[] names, string text)
    {
        foreach (string name in names)
        {
            if (forms.All(f => f.IndexOf(name) < 0)) throw Mismatch(forms, text, $"has a parameter '{name}'");
            if (names.Count(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) > 1) throw Mismatch(forms, text, $"gives '{name}' twice");
        }
        return Array.Find(forms, f => names.All(n => f.IndexOf(n) >= 0)
            && f.Parameters.All(p => p.EndsWith('?') || names.Contains(DistributionForm.NameOf(p), StringComparer.OrdinalIgnoreCase)))
            ?? throw Mismatch(forms, text, names.Length == 0 ? "has no parameters" : "has " + string.Join(" and ", names));
    }

    private static NetOptException Mismatch(DistributionForm[] forms, string text, string problem) =>
        Distribution.Invalid($"The distribution '{text}' {problem}",
            string.Join(", or ", forms.Select(f => string.Join(" and ", f.Parameters.Where(p => !p.EndsWith('?')).Select(DistributionForm.NameOf)))),
            forms[0].Example, text);

    private static string Key(string name) => new([.. name.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_')).Select(char.ToLowerInvariant)]);

    private static List<string> Split(string text, string whole)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth is < 0 or > 1) throw Distribution.Invalid($"The brackets of the distribution '{whole}' do not match", "lists such as [1,2,3]", null, whole);
            if (text[i] != ',' || depth > 0) continue;
            parts.Add(text[start..i]);
            start = i + 1;
        }
        if (depth != 0) throw Distribution.Invalid($"The brackets of the distribution '{whole}' do not match", "lists such as [1,2,3]", null, whole);
        if (parts.Count > 0 || text.AsSpan(start).Trim().Length > 0) parts.Add(text[start..]);
        return parts;
    }

    private static double[] Numbers(string text, string parameter, DistributionForm form, string whole)
    {
        bool list = DistributionForm.IsList(parameter), bracketed = text.StartsWith('[') && text.EndsWith(']');
        if (list != bracketed)
            throw Distribution.Invalid($"The parameter '{DistributionForm.NameOf(parameter)}' of '{whole}' is {text}", list ? "a list" : "one number", form.Example, whole);
        if (list && text.AsSpan(1, text.Length - 2).Trim().IsEmpty)
            throw Distribution.Invalid($"The list '{DistributionForm.NameOf(parameter)}' of '{whole}' is empty", "at least one number", form.Example, whole);
        return list ? [.. text[1..^1].Split(',').Select(t => Number(t, parameter, form, whole))] : [Number(text, parameter, form, whole)];
    }

    private static double Number(string text, string parameter, DistributionForm form, string whole)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return number;
        bool pure = parameter.StartsWith('#');
        if (!pure && Duration.TryParse(text, out Duration duration)) return duration.Seconds;
        if (!pure && DataSize.TryParse(text, out DataSize size)) return size.Bytes;
        throw Distribution.Invalid($"The parameter '{DistributionForm.NameOf(parameter)}' of '{whole}' is '{text.Trim()}'",
            pure ? "a number without unit" : "a number, or one with a unit of time or size", form.Example, whole);
    }
}
