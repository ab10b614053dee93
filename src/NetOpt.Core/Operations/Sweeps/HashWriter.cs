using System.Buffers;
using System.Security.Cryptography;

namespace NetOpt.Operations.Sweeps;

/// <summary>Takes text piece by piece and keeps only its SHA-256.</summary>
internal sealed class HashWriter : IBufferWriter<byte>, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[1 << 12];

    /// <summary>The hash of all text, in hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Advance(int count) => _hash.AppendData(_buffer.AsSpan(0, count));

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length < sizeHint) _buffer = new byte[2 * sizeHint];
        return _buffer;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
