using NetOpt.Runner;

namespace NetOpt.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_target_appears_on_commit_and_not_before()
    {
        using var file = new OutputFile(_directory.Path("a.json"));
        file.Write(s => s.Write("{}"u8));
        Assert.False(File.Exists(_directory.Path("a.json")));
        file.Commit();
        file.Dispose();
        Assert.Equal(["a.json"], _directory.Names());
        Assert.Equal("{}", File.ReadAllText(_directory.Path("a.json")));
    }

    [Fact]
    public void A_failure_half_way_leaves_the_old_file_and_nothing_else()
    {
        string path = _directory.File("a.json", "old");
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var file = new OutputFile(path);
            file.Write(s =>
            {
                s.Write("half"u8);
                throw new InvalidOperationException();
            });
        });
        Assert.Equal(["a.json"], _directory.Names());
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_read_only_target_a_directory_and_a_missing_directory_are_refused()
    {
        string readOnly = _directory.File("a.json", "old");
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(readOnly));
        Assert.Equal(ErrorCodes.PathIsDirectory, Refusal(_directory.Root));
        Assert.Equal(ErrorCodes.FileUnwritable, Refusal(_directory.Path("no/such/a.json")));
        Assert.Equal("old", File.ReadAllText(readOnly));
        File.SetAttributes(readOnly, FileAttributes.Normal);
        Assert.Equal(["a.json"], _directory.Names());
    }

    private static string Refusal(string path)
    {
        using var file = new OutputFile(path);
        var error = Assert.Throws<NetOptFileException>(() => file.Write(s => s.Write("new"u8)));
        Assert.Equal(path, error.Path);
        return error.Code;
    }
}
