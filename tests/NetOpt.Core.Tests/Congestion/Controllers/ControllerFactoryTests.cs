using NetOpt.Congestion;
using NetOpt.Congestion.Controllers;

namespace NetOpt.Tests.Congestion.Controllers;

public sealed class ControllerFactoryTests
{
    [Theory]
    [InlineData(CongestionAlgorithm.Cubic, typeof(Cubic))]
    [InlineData(CongestionAlgorithm.NewReno, typeof(NewReno))]
    [InlineData(CongestionAlgorithm.Vegas, typeof(Vegas))]
    [InlineData(CongestionAlgorithm.Bbr3, typeof(Bbr3))]
    [InlineData(CongestionAlgorithm.Dctcp, typeof(Dctcp))]
    [InlineData(CongestionAlgorithm.Adaptive, typeof(Adaptive))]
    [InlineData(CongestionAlgorithm.AdaptiveNaive, typeof(AdaptiveNaive))]
    public void Each_algorithm_has_its_controller(CongestionAlgorithm algorithm, Type type)
    {
        CongestionController controller = ControllerFactory.Create(algorithm, Dumbbell.Setup());
        Assert.IsType(type, controller);
        Assert.Equal(10 * Dumbbell.Segment, controller.Window);
        Assert.Equal(algorithm == CongestionAlgorithm.Dctcp, controller.NeedsEcn);
    }

    [Fact]
    public void What_is_not_listed_is_refused()
    {
        NetOptException error = Assert.Throws<NetOptException>(() => ControllerFactory.Create((CongestionAlgorithm)99, Dumbbell.Setup()));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
    }
}
