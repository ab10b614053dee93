using System.Management.Automation;
using NetOpt.Notebooks;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>Lets charts show themselves in a live notebook kernel. In every other host the import does nothing here but look.</summary>
public sealed class NotebookFormatterInitializer : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => NotebookRegistration.Register(AppDomain.CurrentDomain.GetAssemblies());
}
