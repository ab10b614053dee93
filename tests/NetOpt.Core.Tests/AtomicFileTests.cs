using System.Text;

namespace NetOpt.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netopt").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_failure_half_way_leaves_the_old_file_and_nothing_else()
    {
        string path = Old("a.json");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, s =>
        {
            s.Write("half"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_symbolic_link_stays_one_and_its_target_is_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        string target = Old("target.json"), link = Path.Combine(_root, "link.json"), dangling = Path.Combine(_root, "dangling.json");
        File.CreateSymbolicLink(link, target);
        File.CreateSymbolicLink(dangling, Path.Combine(_root, "new.json"));
        Write(link);
        Write(dangling);
        Assert.Equal(target, File.ResolveLinkTarget(link, true)!.FullName);
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal("new", File.ReadAllText(Path.Combine(_root, "new.json")));
    }

    [Fact]
    public void An_existing_file_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (UnixFileMode mode in (UnixFileMode[])[UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite])
        {
            string path = Old("a.json");
            File.SetUnixFileMode(path, mode);
            Write(path);
            Assert.Equal((mode, "new"), (File.GetUnixFileMode(path), File.ReadAllText(path)));
        }
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    [InlineData("/dev/stdout")]
    [InlineData("/proc/self/fd/1")]
    public void A_device_is_refused_and_stays_a_device(string device)
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(device));
        string link = Path.Combine(_root, "link");
        File.CreateSymbolicLink(link, device);
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(link));
    }

    [Fact]
    public void A_named_pipe_is_refused_and_stays_a_pipe()
    {
        if (!OperatingSystem.IsLinux()) return;
        string pipe = Path.Combine(_root, "pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe])) make.WaitForExit();
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(pipe));
        using var still = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
        Assert.False(still.CanSeek);
    }

    [Fact]
    public void What_cannot_be_written_is_told_by_its_own_name()
    {
        string readOnly = Old("a.json");
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(readOnly));
        File.SetAttributes(readOnly, FileAttributes.Normal);
        Assert.Equal(ErrorCodes.PathIsDirectory, Refusal(_root));
        string nowhere = Path.Combine(_root, "no", "a.json");
        var error = Assert.Throws<NetOptFileException>(() => Write(nowhere));
        Assert.Contains("does not exist", error.Problem);
        Assert.DoesNotContain(".tmp", error.Message);
        Assert.Equal(ErrorCodes.InvalidParameter, Refusal(""));
        Assert.Equal("old", File.ReadAllText(readOnly));
    }

    private static void Write(string path) => AtomicFile.Write(path, s => s.Write("new"u8));

    private static string Refusal(string path)
    {
        string early = Assert.ThrowsAny<NetOptException>(() => AtomicFile.Check(path)).Code;
        Assert.Equal(early, Assert.ThrowsAny<NetOptException>(() => Write(path)).Code);
        return early;
    }

    private string Old(string name)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllText(path, "old", Encoding.ASCII);
        return path;
    }
}
