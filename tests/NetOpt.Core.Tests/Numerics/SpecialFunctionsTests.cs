using NetOpt.Numerics;

namespace NetOpt.Tests.Numerics;

/// <summary>References: mpmath at 50 digits.</summary>
public class SpecialFunctionsTests
{
    [Theory]
    [InlineData(1e-10, 23.02585092988273527)]
    [InlineData(0.3, 1.095797994818075522)]
    [InlineData(0.99951171875, 0.0002820397244605020216)]
    [InlineData(1.0009765625, -0.0005629031799912046317)]
    [InlineData(1.7, -0.09580769740706586453)]
    [InlineData(2.00048828125, 0.0002065145379145443567)]
    [InlineData(3.5, 1.200973602347074225)]
    [InlineData(9.99, 12.77931521435019288)]
    [InlineData(10, 12.80182748008146961)]
    [InlineData(171.5, 709.1431630309282423)]
    [InlineData(1e5, 1051287.708973656895)]
    [InlineData(1e10, 220258509288.8105815)]
    public void Log_gamma_is_exact_to_the_last_digits(double x, double expected) => Close(expected, SpecialFunctions.LogGamma(x));

    [Theory]
    [InlineData(1e-8, 0.5, 5.597735977099586988e-9)]
    [InlineData(0.5, 0.01, 0.8875370839817151078)]
    [InlineData(0.5, 3, 0.01430587843542963953)]
    [InlineData(2, 2.9, 0.2145905582199881932)]
    [InlineData(3, 30, 4.501016648012123985e-11)]
    [InlineData(30, 20, 0.9781817824744426084)]
    [InlineData(99, 99, 0.486634197669209598)]
    [InlineData(99, 130, 0.002039021937859723858)]
    [InlineData(100, 100, 0.4867012017208513351)]
    [InlineData(100, 60, 0.999998518472367354)]
    [InlineData(150, 160, 0.2043738117656775382)]
    [InlineData(1000, 1200, 1.288160608628143295e-9)]
    [InlineData(1000, 1225, 1.440604522726866642e-11)]
    [InlineData(1e5, 99000, 0.999242580078825232)]
    [InlineData(1e5, 101000, 0.0008084215129255907325)]
    [InlineData(1e5, 110000, 2.655400479376694469e-206)]
    [InlineData(1e5, 90000, 1.0)]
    [InlineData(250, 1, 1.0)]
    [InlineData(10, 0.001, 1.0)]
    public void The_upper_incomplete_gamma_function_is_exact_to_the_last_digits(double a, double x, double expected) => Close(expected, SpecialFunctions.GammaUpper(a, x));

    [Theory]
    [InlineData(1e-8, 0.5, 0.9999999944022640229)]
    [InlineData(0.5, 0.01, 0.1124629160182848922)]
    [InlineData(0.5, 3, 0.9856941215645703605)]
    [InlineData(2, 2.9, 0.7854094417800118068)]
    [InlineData(3, 30, 0.9999999999549898335)]
    [InlineData(30, 20, 0.02181821752555739156)]
    [InlineData(99, 99, 0.513365802330790402)]
    [InlineData(99, 130, 0.9979609780621402761)]
    [InlineData(100, 100, 0.5132987982791486649)]
    [InlineData(100, 60, 1.481527632646046789e-6)]
    [InlineData(150, 160, 0.7956261882343224618)]
    [InlineData(1000, 1200, 0.9999999987118393914)]
    [InlineData(1000, 1225, 0.9999999999855939548)]
    [InlineData(1e5, 99000, 0.0007574199211747679741)]
    [InlineData(1e5, 101000, 0.9991915784870744093)]
    [InlineData(1e5, 110000, 1.0)]
    [InlineData(1e5, 90000, 1.978257032235640531e-235)]
    [InlineData(250, 1, 0)]
    [InlineData(10, 0.001, 2.753227859428462262e-37)]
    public void The_lower_incomplete_gamma_function_is_exact_to_the_last_digits(double a, double x, double expected) => Close(expected, SpecialFunctions.GammaLower(a, x));

    [Theory]
    [InlineData(-3, 1.999977909503001415)]
    [InlineData(-0.4, 1.428392355046668455)]
    [InlineData(0, 1.0)]
    [InlineData(1e-20, 1.0)]
    [InlineData(0.3, 0.6713732405408725724)]
    [InlineData(0.5, 0.4795001221869534623)]
    [InlineData(1, 0.1572992070502851307)]
    [InlineData(2.5, 0.0004069520174449589396)]
    [InlineData(6, 2.151973671249891312e-17)]
    [InlineData(15, 7.212994172451206667e-100)]
    [InlineData(26.5, 2.210907664263734276e-307)]
    [InlineData(27.1, 2.333190202158876571e-321)]
    public void The_complementary_error_function_is_exact_to_the_last_digits(double x, double expected) => Close(expected, SpecialFunctions.Erfc(x));

    [Theory]
    [InlineData(-3, 16205.98885399958663)]
    [InlineData(0, 1.0)]
    [InlineData(0.5, 0.6156903441929258749)]
    [InlineData(1, 0.4275835761558070044)]
    [InlineData(3.7, 0.1474349975371850791)]
    [InlineData(30, 0.0187958888614167515)]
    [InlineData(1e5, 5.641895835195468078e-6)]
    public void The_scaled_complementary_error_function_is_exact_to_the_last_digits(double x, double expected) => Close(expected, SpecialFunctions.ScaledErfc(x));

    [Theory]
    [InlineData(1e-300, -37.04709629936119924)]
    [InlineData(1e-20, -9.262340089798407574)]
    [InlineData(0.001, -3.090232306167813542)]
    [InlineData(0.025, -1.959963984540054236)]
    [InlineData(0.3, -0.524400512708040784)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963984540054236)]
    public void The_normal_quantile_is_exact_to_the_last_digits(double x, double expected) => Close(expected, SpecialFunctions.NormalQuantile(x));

    [Theory]
    [InlineData(0.3, 2, 3, 0.3483)]
    [InlineData(0.001, 0.5, 0.5, 0.02013504163337749097)]
    [InlineData(0.9, 10, 0.2, 0.05140805884566612134)]
    [InlineData(0.5, 1000, 1000, 0.5)]
    [InlineData(0.52, 1000, 1000, 0.9632205167213603026)]
    [InlineData(0.1, 1e5, 9e5, 0.5003546154275580939)]
    [InlineData(0.101, 1e5, 9e5, 0.9995569617199925566)]
    [InlineData(1e-5, 3, 50, 2.209187980917243487e-11)]
    public void The_incomplete_beta_function_is_exact_to_the_last_digits(double x, double a, double b, double expected) => Close(expected, SpecialFunctions.BetaLower(x, a, b));

    [Theory]
    [InlineData(0.975, 1, 12.70620473617470465)]
    [InlineData(0.975, 2, 4.302652729749463852)]
    [InlineData(0.975, 3, 3.182446305283709593)]
    [InlineData(0.975, 9, 2.262157162798205543)]
    [InlineData(0.995, 30, 2.749995653567225332)]
    [InlineData(0.6, 4.5, 0.2687518355421752011)]
    [InlineData(1e-6, 7, -14.24146965198144588)]
    [InlineData(1e-10, 5, -156.8255927088943175)]
    [InlineData(0.975, 1e6, 1.959966356814107035)]
    [InlineData(0.025, 0.7, -36.61141503158868809)]
    public void The_Student_quantile_is_exact_to_the_last_digits(double p, double degrees, double expected) => Close(expected, SpecialFunctions.StudentQuantile(p, degrees));

    [Theory]
    [InlineData(0)]
    [InlineData(1e-300)]
    [InlineData(-1e-9)]
    [InlineData(0.7)]
    [InlineData(-0.9)]
    public void The_logarithm_near_1_and_its_inverse_agree(double x) => Close(x, SpecialFunctions.ExpMinusOne(SpecialFunctions.LogOnePlus(x)));

    [Fact]
    public void Both_tails_of_the_gamma_distribution_add_up_across_the_borders_of_the_methods()
    {
        for (double a = 0.05; a < 3000; a *= 1.37)
        {
            for (double x = a * 0.5; x < a * 2; x += a * 0.0391)
            {
                Assert.Equal(1, SpecialFunctions.GammaLower(a, x) + SpecialFunctions.GammaUpper(a, x), 1e-14);
                // Q(a + 1, x) = Q(a, x) + the Poisson probability of a, whichever method each takes.
                Close(SpecialFunctions.GammaUpper(a + 1, x), SpecialFunctions.GammaUpper(a, x) + SpecialFunctions.PoissonProbability(a, x), 5e-13);
            }
        }
    }

    [Fact]
    public void Quantiles_undo_the_distribution_functions()
    {
        for (double p = 1e-12; p < 0.5; p *= 3)
        {
            Close(p, SpecialFunctions.NormalCdf(SpecialFunctions.NormalQuantile(p)));
            foreach (double degrees in (double[])[0.6, 1, 2, 3, 11.5, 400])
                Close(p, SpecialFunctions.StudentCdf(SpecialFunctions.StudentQuantile(p, degrees), degrees), 1e-12);
        }
    }

    [Fact]
    public void Outside_of_the_domain_there_is_no_number()
    {
        Assert.True(double.IsNaN(SpecialFunctions.LogGamma(0)));
        Assert.True(double.IsNaN(SpecialFunctions.LogGamma(-1)));
        Assert.True(double.IsNaN(SpecialFunctions.GammaUpper(0, 1)));
        Assert.True(double.IsNaN(SpecialFunctions.GammaLower(1, -1)));
        Assert.True(double.IsNaN(SpecialFunctions.NormalQuantile(1.5)));
        Assert.True(double.IsNaN(SpecialFunctions.StudentQuantile(0.5, 0)));
        Assert.True(double.IsNaN(SpecialFunctions.BetaLower(2, 1, 1)));
        Assert.True(double.IsNegativeInfinity(SpecialFunctions.NormalQuantile(0)));
    }

    private static void Close(double expected, double actual, double tolerance = 1e-13)
    {
        if (!(Math.Abs(actual - expected) <= tolerance * (Math.Abs(expected) < 1e-100 ? 3 : 1) * Math.Abs(expected) + double.Epsilon * 4))
            Assert.Fail($"expected {expected:R}, got {actual:R}, {Math.Abs(actual / expected - 1):E1} off");
    }
}
