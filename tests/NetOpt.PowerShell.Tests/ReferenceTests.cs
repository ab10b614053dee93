using System.Reflection;

namespace NetOpt.PowerShell.Tests;

/// <summary>What the shipped assemblies stand on.</summary>
public class ReferenceTests
{
    [Fact]
    public void The_engine_stands_on_dotnet_alone() =>
        Assert.All(typeof(NetOptException).Assembly.GetReferencedAssemblies(), r => Assert.True(IsDotnet(r), r.FullName));

    [Fact]
    public void The_cmdlets_stand_on_the_engine_PowerShell_and_dotnet() =>
        Assert.All(typeof(NetOptCmdlet).Assembly.GetReferencedAssemblies(),
            r => Assert.True(IsDotnet(r) || r.Name is "NetOpt.Core" or "System.Management.Automation", r.FullName));

    private static bool IsDotnet(AssemblyName reference) =>
        reference.Name!.StartsWith("System.", StringComparison.Ordinal) && reference.Name != "System.Management.Automation"
        || reference.Name is "Microsoft.Win32.Primitives" or "netstandard";
}
