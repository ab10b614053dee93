using NetOpt.Operations;

namespace NetOpt.Tests.Operations;

public class ParallelWorkTests
{
    [Fact]
    public void An_error_of_a_piece_comes_out_as_it_is()
    {
        var error = new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, "a piece is too large");
        foreach (int count in (int[])[1, 8])
        {
            Assert.Same(error, Assert.Throws<NetOptException>(() => ParallelWork.For(count, OperationContext.Default, () => 0, (i, _) =>
            {
                if (i == count - 1) throw error;
            })));
        }
    }

    [Fact]
    public void A_defect_in_a_piece_is_not_taken_for_an_error_of_the_engine() =>
        Assert.Throws<AggregateException>(() => ParallelWork.For(8, OperationContext.Default, () => 0, (_, _) => throw new InvalidOperationException()));
}
