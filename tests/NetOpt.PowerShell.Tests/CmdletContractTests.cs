using System.Reflection;
using NetOpt.Units;

namespace NetOpt.PowerShell.Tests;

/// <summary>What every cmdlet must be, whoever adds one.</summary>
public class CmdletContractTests
{
    // Approved by PowerShell (Get-Verb); the reference assembly has the constants, but not the list.
    private static readonly string[] ApprovedVerbs =
    [
        "Add", "Clear", "Copy", "Find", "Get", "Join", "Measure", "Merge", "Move", "New", "Optimize", "Remove", "Rename", "Request", "Reset", "Resolve",
        "Select", "Set", "Show", "Split", "Compare", "Convert", "ConvertFrom", "ConvertTo", "Expand", "Export", "Group", "Import", "Initialize", "Limit",
        "Out", "Publish", "Save", "Test", "Trace", "Update", "Watch", "Invoke", "Register", "Start", "Stop", "Suspend", "Wait", "Receive", "Send", "Use",
    ];

    private static readonly Type[] Scalars =
        [typeof(string), typeof(string[]), typeof(double?), typeof(int?), typeof(long?), typeof(BitRate?), typeof(Duration?), typeof(DataSize?)];

    public static TheoryData<Type> All => [.. Cmdlets.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Its_verb_is_approved(Type cmdlet) => Assert.Contains(Cmdlets.Verb(cmdlet), ApprovedVerbs);

    [Theory]
    [MemberData(nameof(All))]
    public void Its_noun_is_a_singular_Pascal_case_name_that_no_other_module_has(Type cmdlet)
    {
        string noun = Cmdlets.Noun(cmdlet);
        Assert.Matches("^([A-Z][a-z]+)+$", noun);
        Assert.False(noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal), $"{noun} is plural");
        Assert.DoesNotContain(noun, TakenNouns.All, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(TakenNouns.Prefixes, p => noun.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_class_is_a_sealed_child_of_the_base_named_after_it_in_the_folder_of_its_engine_part(Type cmdlet)
    {
        Assert.True(cmdlet.IsSealed);
        Assert.True(cmdlet.IsSubclassOf(typeof(NetOptCmdlet)));
        Assert.Equal(Cmdlets.Verb(cmdlet) + Cmdlets.Noun(cmdlet) + "Command", cmdlet.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_declares_what_it_returns(Type cmdlet) => Assert.NotEmpty(Cmdlets.OutputTypes(cmdlet));

    [Theory]
    [MemberData(nameof(All))]
    public void Only_our_own_types_bind_by_value_and_only_scalars_by_name(Type cmdlet)
    {
        foreach (PropertyInfo parameter in Cmdlets.Parameters(cmdlet))
        {
            if (Cmdlets.Has(parameter, "ValueFromPipeline"))
            {
                // A parameter of several of our types is an object that a transformation narrows.
                bool own = parameter.PropertyType.Namespace!.StartsWith("NetOpt", StringComparison.Ordinal);
                Assert.True(own, $"{Cmdlets.Name(cmdlet)} -{parameter.Name} takes {parameter.PropertyType} by value and would swallow what is not meant for it");
            }
            if (Cmdlets.Has(parameter, "ValueFromPipelineByPropertyName"))
                Assert.True(Scalars.Contains(parameter.PropertyType) || parameter.PropertyType.GetElementType()?.IsPrimitive == true || Nullable.GetUnderlyingType(parameter.PropertyType)?.IsEnum == true, $"{Cmdlets.Name(cmdlet)} -{parameter.Name} is no scalar");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Numbers_that_bind_by_name_are_read_strictly(Type cmdlet)
    {
        // PowerShell itself makes 0 of an empty cell and 55 of "5,5".
        foreach (PropertyInfo parameter in Cmdlets.Parameters(cmdlet).Where(p => Cmdlets.Has(p, "ValueFromPipelineByPropertyName")))
        {
            if (parameter.PropertyType == typeof(double?) || parameter.PropertyType.GetElementType()?.IsPrimitive == true)
                Assert.Contains(parameter.CustomAttributes, a => a.AttributeType.Name is "NumberArgumentAttribute" or "SecondsArgumentAttribute");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantities_take_text_with_a_unit_and_complete_it(Type cmdlet)
    {
        foreach (PropertyInfo parameter in Cmdlets.Parameters(cmdlet))
        {
            Type type = Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType.GetElementType() ?? parameter.PropertyType;
            if (type.Namespace != "NetOpt.Units") continue;
            Assert.Contains(parameter.CustomAttributes, a => a.AttributeType.Name == type.Name + "ArgumentAttribute");
            Assert.Contains(parameter.CustomAttributes, a => a.AttributeType.Name == "ArgumentCompleterAttribute");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_switches_and_no_booleans(Type cmdlet) =>
        Assert.DoesNotContain(Cmdlets.Parameters(cmdlet), p => p.PropertyType == typeof(bool) || p.PropertyType == typeof(bool?));

    [Theory]
    [MemberData(nameof(All))]
    public void What_writes_files_asks_first(Type cmdlet)
    {
        if (Cmdlets.Verb(cmdlet) is "Export" or "Save") Assert.True(Cmdlets.SupportsShouldProcess(cmdlet));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_literal_path_takes_the_files_of_Get_ChildItem(Type cmdlet)
    {
        PropertyInfo? literal = cmdlet.GetProperty("LiteralPath");
        if (literal is null) return;
        Assert.Contains("PSPath", Cmdlets.Aliases(literal));
        Assert.True(Cmdlets.Has(literal, "ValueFromPipelineByPropertyName"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_parameter_set_takes_one_parameter_by_value_at_most(Type cmdlet)
    {
        var bySet = Cmdlets.Parameters(cmdlet)
            .SelectMany(p => Cmdlets.Uses(p).Where(u => Cmdlets.Named<bool>(u, "ValueFromPipeline")).Select(u => (p.Name, Set: Cmdlets.Named<string>(u, "ParameterSetName") ?? "")))
            .GroupBy(p => p.Set);
        Assert.All(bySet, set => Assert.Single(set));
    }

    [Fact]
    public void There_are_cmdlets() => Assert.True(Cmdlets.All.Count >= 14, $"only {Cmdlets.All.Count} were found");
}
