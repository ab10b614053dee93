using System.Management.Automation;

namespace NetOpt.PowerShell.Tests;

public class ErrorRecordTests
{
    [Theory]
    [InlineData(ErrorKind.InvalidArgument, ErrorCategory.InvalidArgument)]
    [InlineData(ErrorKind.InvalidData, ErrorCategory.InvalidData)]
    [InlineData(ErrorKind.NotFound, ErrorCategory.ObjectNotFound)]
    [InlineData(ErrorKind.LimitExceeded, ErrorCategory.LimitsExceeded)]
    [InlineData(ErrorKind.ReadFailed, ErrorCategory.ReadError)]
    [InlineData(ErrorKind.WriteFailed, ErrorCategory.WriteError)]
    [InlineData(ErrorKind.Infeasible, ErrorCategory.InvalidResult)]
    public void A_kind_has_its_category(ErrorKind kind, ErrorCategory category) => Assert.Equal(category, ErrorRecords.Category(kind));

    [Fact]
    public void Every_kind_has_a_category_of_its_own() =>
        Assert.Equal(Enum.GetValues<ErrorKind>().Length, Enum.GetValues<ErrorKind>().Select(ErrorRecords.Category).Distinct().Count());
}
