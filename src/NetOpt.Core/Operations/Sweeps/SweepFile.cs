using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>
/// The results file of a sweep: JSON lines, a <see cref="SweepHeader"/> and then one row for each finished run. A row is appended in one write when its run
/// is done, so that whatever ends the process leaves every finished run; a last line that is half there is dropped when the sweep goes on. When all runs
/// are done their rows are put in order, so that the finished file is the same on any number of cores.
/// </summary>
internal sealed class SweepFile : IDisposable
{
    private const int MaxLine = 1 << 26;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly FileStream _lock;
    private readonly SweepHeader _header;
    private readonly SweepColumns _columns;
    private readonly Dictionary<int, (long Offset, int Length)> _rows = [];
    private long _end;
    private int _last;
    private bool _ordered = true;

    private SweepFile(string path, FileStream stream, FileStream @lock, SweepHeader header, SweepColumns columns)
    {
        _path = path;
        _stream = stream;
        _lock = @lock;
        _header = header;
        _columns = columns;
    }

    /// <summary>How many runs the file holds.</summary>
    public int Count => _rows.Count;

    /// <summary>How many of those that were there when it was opened had failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Throws where <see cref="Open"/> could not succeed whatever the sweep is, so that mistakes are told before any work.</summary>
    /// <exception cref="NetOptException">As of <see cref="AtomicFile.Check"/>; FileUnwritable: the file exists and the sweep is not to go on from it.</exception>
    public static void Check(string path, bool resume)
    {
        string full = AtomicFile.Check(path);
        if (!resume && File.Exists(full))
            throw new NetOptFileException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the file exists already", "a new name, or the wish to resume the sweep from it", value: path);
    }

    /// <summary>Makes the file, or opens it and reads which runs it holds.</summary>
    /// <exception cref="NetOptException">As of <see cref="Check"/>; MalformedFile: it is no results file or is damaged; SweepMismatch: it is of another sweep.</exception>
    public static SweepFile Open(string path, bool resume, SweepHeader header, SweepColumns columns, OperationContext context)
    {
        Check(path, resume);
        FileStream? stream = null, @lock = null;
        try
        {
            @lock = Lock(path);
            // Readers may look on, and the finished file takes the place of this one.
            stream = new FileStream(path, resume ? FileMode.OpenOrCreate : FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
            var file = new SweepFile(path, stream, @lock, header, columns);
            file.Load(context);
            return file;
        }
        catch (Exception cause)
        {
            stream?.Dispose();
            @lock?.Dispose();
            if (cause is IOException or UnauthorizedAccessException) throw Unwritable(path, cause);
            throw;
        }
    }

    /// <summary>Whether a run, from 1, is done.</summary>
    public bool Contains(int run) => _rows.ContainsKey(run);

    /// <summary>Reads the row of a run, from 1, that is done.</summary>
    public SweepRow Read(int run)
    {
        SweepRow row = default;
        if (!_columns.TryRead(Bytes(run), out row)) throw Malformed(0, "a row changed while the file was in use");
        return row;
    }

    /// <summary>Adds the row of a run, from 1.</summary>
    public void Append(int run, byte[] line)
    {
        try
        {
            RandomAccess.Write(_stream.SafeFileHandle, line, _end);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, cause);
        }
        Add(run, line.Length);
    }

    /// <summary>Puts the rows in order, once all are there.</summary>
    public void Sort(CancellationToken cancellation)
    {
        if (_ordered) return;
        AtomicFile.Write(_path, stream =>
        {
            stream.Write(_header.Line());
            foreach (int run in _rows.Keys.Order())
            {
                cancellation.ThrowIfCancellationRequested();
                stream.Write(Bytes(run));
            }
            // Not every system lets a file be replaced that is open.
            _stream.Dispose();
        });
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    // Two sweeps that wrote one file would overwrite each other's rows. A file beside it, which goes with its owner, tells; a lock on the file itself would
    // keep readers out on some systems, and writers in on others.
    private static FileStream Lock(string path)
    {
        string full = AtomicFile.Check(path), beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.lock");
        try
        {
            return new FileStream(beside, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException cause) when (File.Exists(beside))
        {
            throw new NetOptFileException(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "another sweep writes this file", "a new name, or the end of that sweep", value: path, inner: cause);
        }
    }

    private void Load(OperationContext context)
    {
        byte[] own = _header.Line();
        var lines = new LineReader(_stream.SafeFileHandle, MaxLine);
        // A process that ended while it wrote the header left a part of it, or nothing.
        if (!lines.Next(out ReadOnlySpan<byte> line) || (!lines.Complete && own.AsSpan().StartsWith(line)))
        {
            RandomAccess.SetLength(_stream.SafeFileHandle, 0);
            RandomAccess.Write(_stream.SafeFileHandle, own, 0);
            _end = own.Length;
            return;
        }
        if (!line.StartsWith(SweepHeader.Start) || !lines.Complete) throw Malformed(1, "this is no results file of a sweep");
        string? difference;
        try
        {
            difference = _header.Difference(line);
        }
        catch (JsonException)
        {
            throw Malformed(1, "the first line is damaged");
        }
        if (difference is not null)
        {
            throw new NetOptFileException(ErrorCodes.SweepMismatch, ErrorKind.InvalidData, _path, 0, 0, "the file is of another sweep: " + difference,
                "the file of this sweep, or a new name", value: _path);
        }
        _end = line.Length;
        for (int number = 2; lines.Next(out line); number++)
        {
            context.ThrowIfCanceled();
            if (!lines.Complete) break;
            if (!_columns.TryRead(line, out SweepRow row) || row.Run < 1 || row.Run > _header.Runs) throw Malformed(number, "this is no row of the sweep");
            if (Contains(row.Run)) throw Malformed(number, $"run {row.Run} is here twice");
            if (row.Failed) Failed++;
            Add(row.Run, line.Length);
        }
        RandomAccess.SetLength(_stream.SafeFileHandle, _end);
    }

    private void Add(int run, int length)
    {
        _rows.Add(run, (_end, length));
        _end += length;
        _ordered &= run > _last;
        _last = run;
    }

    private byte[] Bytes(int run)
    {
        (long offset, int length) = _rows[run];
        byte[] line = new byte[length];
        int read = 0;
        while (read < length)
        {
            int count = RandomAccess.Read(_stream.SafeFileHandle, line.AsSpan(read), offset + read);
            if (count == 0) throw Malformed(0, "the file became shorter while it was in use");
            read += count;
        }
        return line;
    }

    private NetOptFileException Malformed(int line, string problem) =>
        new(ErrorCodes.MalformedFile, ErrorKind.InvalidData, _path, line, 0, problem, "the results file of a sweep, as it was written", value: _path);

    private static NetOptFileException Unwritable(string path, Exception cause) =>
        new(ErrorCodes.FileUnwritable, ErrorKind.WriteFailed, path, 0, 0, "the results cannot be written: " + cause.Message.TrimEnd('.'), "a file that no other program writes, with room left", value: path, inner: cause);
}
