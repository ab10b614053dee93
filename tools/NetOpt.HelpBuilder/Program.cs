// Usage: NetOpt.HelpBuilder MODULE.dll SOURCE-FOLDER OUTPUT-FOLDER
// What a cmdlet and its parameters are comes from the assembly, what they mean from its documentation comments, and
// description, examples and notes from SOURCE-FOLDER/CMDLET.md; about_NetOpt_Errors comes from the engine's error codes. Anything that lacks a text fails the build.
using System.Reflection;
using System.Xml.Linq;
using NetOpt.HelpBuilder;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: NetOpt.HelpBuilder MODULE.dll SOURCE-FOLDER OUTPUT-FOLDER");
    return 2;
}
string module = Path.GetFullPath(args[0]);
try
{
    Assembly assembly = Assembly.LoadFrom(module);
    var comments = new DocumentationComments(Path.ChangeExtension(module, ".xml"));
    CmdletInfo[] cmdlets = [.. CmdletInfo.All(assembly, comments)];
    Directory.CreateDirectory(args[2]);
    XDocument help = MamlWriter.Write(cmdlets.Select(c => (c, HelpTopic.Read(Path.Combine(args[1], c.Name + ".md"), c.Name))));
    help.Save(Path.Combine(args[2], Path.GetFileName(module) + "-Help.xml"));
    foreach (string topic in Directory.GetFiles(args[1], "about_*.help.txt"))
        File.Copy(topic, Path.Combine(args[2], Path.GetFileName(topic)), overwrite: true);
    File.WriteAllText(Path.Combine(args[2], "about_NetOpt_Errors.help.txt"), ErrorTopic.Write(Path.Combine(Path.GetDirectoryName(module)!, "NetOpt.Core.dll")));
    return 0;
}
catch (HelpException problem)
{
    // The form that MSBuild takes for an error of the build.
    Console.Error.WriteLine($"{problem.Place}: error NETOPTHELP: {problem.Message}");
    return 1;
}
