using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Tests;

/// <summary>Every type that a user gets to see has a table and a list, and no view names what is not there.</summary>
public class ViewTests
{
    // Objects that exist for the algorithms, for JSON or as parts of a line; nobody prints them.
    private static readonly string[] Unseen = ["ArcArrays", "LinkDirection", "QueueAssumptions"];

    public static TheoryData<Type> Seen => [.. Reachable().OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Seen))]
    public void It_has_a_table_and_a_list(Type type)
    {
        XElement[] views = ViewsOf(type);
        Assert.True(views.Any(v => v.Element("TableControl") is not null), $"{type} has no table view");
        Assert.True(views.Any(v => v.Element("ListControl") is not null), $"{type} has no list view");
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void Its_views_name_members_that_it_has(Type type)
    {
        string[] members = [.. type.GetMembers().Select(m => m.Name)];
        foreach (XElement view in ViewsOf(type))
        {
            foreach (string name in view.Descendants("PropertyName").Select(e => e.Value)) Assert.Contains(name, members);
            // Blocks over the items of a collection speak of another $_.
            foreach (string script in view.Descendants("ScriptBlock").Select(e => e.Value).Where(s => !s.Contains("ForEach-Object", StringComparison.Ordinal)))
            {
                foreach (Match match in Regex.Matches(script, @"\$_\.(\w+)")) Assert.Contains(match.Groups[1].Value, members);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void Its_table_has_as_many_items_as_headers_and_fixed_widths(Type type)
    {
        foreach (XElement table in ViewsOf(type).Select(v => v.Element("TableControl")).OfType<XElement>())
        {
            XElement[] headers = [.. table.Descendants("TableColumnHeader")];
            Assert.Equal(headers.Length, table.Descendants("TableColumnItem").Count());
            // The last column may take what is left.
            Assert.All(headers[..^1], h => Assert.NotNull(h.Element("Width")));
        }
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void What_is_shown_of_it_without_a_view_is_flat(Type type)
    {
        // A stream of several types: PowerShell takes a view for the first of them only.
        PropertyInfo[] nested = [.. type.GetProperties().Where(p => !IsFlat(p.PropertyType))];
        XElement? entry = Repository.Types.Elements("Type").SingleOrDefault(t => t.Element("Name")!.Value == type.FullName);
        if (entry is null)
        {
            Assert.True(nested.Length == 0 || type.IsAbstract || type.Namespace!.Contains("Charts") || type.Namespace.Contains("Notebooks"), $"{type} shows {string.Join(", ", nested.Select(p => p.Name))}");
            return;
        }
        string[] shown = [.. entry.Descendants("ReferencedProperties").Elements("Name").Select(e => e.Value)];
        Assert.NotEmpty(shown);
        Assert.All(shown, name => Assert.True(IsFlat(type.GetProperty(name)!.PropertyType), $"{type}.{name} is nested"));
    }

    [Fact]
    public void Every_view_is_for_a_type_that_exists()
    {
        Assembly[] ours = [typeof(NetOptException).Assembly, typeof(NetOptCmdlet).Assembly];
        foreach (string name in Repository.Views.SelectMany(v => v.Descendants("TypeName")).Select(e => e.Value))
            Assert.True(ours.Any(a => a.GetType(name) is not null), $"there is no type {name}");
    }

    private static bool IsFlat(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(DateTimeOffset);
    }

    private static XElement[] ViewsOf(Type type) =>
        [.. Repository.Views.Where(v => v.Descendants("TypeName").Any(t => t.Value == type.FullName))];

    // What operations and cmdlets return, and everything of ours that hangs on it.
    private static HashSet<Type> Reachable()
    {
        var seen = new HashSet<Type>();
        var next = new Stack<Type>(OperationCatalog.All.Select(o => o.ResultType.Type).Concat(Cmdlets.All.SelectMany(Cmdlets.OutputTypes)));
        next.Push(typeof(NetworkTopology));
        while (next.TryPop(out Type? type))
        {
            type = Item(type);
            if (type.Namespace?.StartsWith("NetOpt", StringComparison.Ordinal) != true || type.IsEnum || type.Namespace == "NetOpt.Units" || Unseen.Contains(type.Name) || !seen.Add(type)) continue;
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) next.Push(property.PropertyType);
        }
        return seen;
    }

    private static Type Item(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsArray ? type.GetElementType()!
            : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? Item(type.GetGenericArguments()[^1])
            : type;
    }
}
