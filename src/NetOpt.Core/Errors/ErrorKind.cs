namespace NetOpt;

/// <summary>What went wrong in broad terms; hosts map it to their own categories (PowerShell's ErrorCategory, exit codes).</summary>
public enum ErrorKind
{
    /// <summary>A parameter or request value is outside its domain.</summary>
    InvalidArgument,

    /// <summary>A file or data set is malformed or contradicts itself.</summary>
    InvalidData,

    /// <summary>A file, node, link or operation that was named does not exist.</summary>
    NotFound,

    /// <summary>The input is larger or deeper than a stated limit.</summary>
    LimitExceeded,

    /// <summary>A file or stream could not be read.</summary>
    ReadFailed,

    /// <summary>A file or stream could not be written.</summary>
    WriteFailed,

    /// <summary>The data is sound, but the operation has no answer for it (a demand between disconnected nodes).</summary>
    Infeasible,
}
