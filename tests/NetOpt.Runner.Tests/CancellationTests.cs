using NetOpt.Runner;

namespace NetOpt.Tests;

public sealed class CancellationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_run_that_waits_for_input_that_never_comes_ends_on_cancel()
    {
        using var cancel = new CancellationTokenSource();
        using var input = new SilentStream();
        using var output = new MemoryStream();
        using var error = new StringWriter();
        Task<int> run = Task.Run(() => Program.Run(["run", "routing.ecmp", "--request", "-", "--out", _directory.Path("r.json")], input, output, error, cancel.Token));
        await input.Waiting;
        await cancel.CancelAsync();
        Assert.Equal(ExitCode.Canceled, await run);
        Assert.Equal((0, ""), (output.Length, error.ToString()));
        Assert.Empty(_directory.Names());
    }

    [Fact]
    public void A_run_that_is_canceled_before_it_starts_writes_nothing()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int exit = Program.Run(["run", "bandwidth.waterfill", "--out", _directory.Path("r.json")], Stream.Null, output, error, new CancellationToken(canceled: true));
        Assert.Equal(ExitCode.Canceled, exit);
        Assert.Empty(_directory.Names());
    }

    /// <summary>A pipe whose other end says nothing and does not close.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource _waiting = new();
        private readonly ManualResetEventSlim _closed = new();

        public Task Waiting => _waiting.Task;

        public override int Read(Span<byte> buffer)
        {
            _waiting.TrySetResult();
            _closed.Wait();
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            _closed.Set();
            base.Dispose(disposing);
        }
    }
}
