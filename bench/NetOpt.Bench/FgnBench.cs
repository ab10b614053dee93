using System.Runtime.InteropServices;
using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Bench;

/// <summary>
/// Fractional Gaussian noise of 2^22 values, autocovariance, transforms and normal draws included, against circulant embedding in numpy.
/// The draws differ, so the sides are compared by what both must have: variance and covariances of the formula.
/// </summary>
internal static class FgnBench
{
    private const int Count = 1 << 22;
    private const double Hurst = 0.8;

    public static void Run()
    {
        double[] series = [];
        ulong seed = 0;
        double seconds = Timing.Median(() => series = FractionalGaussianNoise.Generate(Count, Hurst, new RandomStream(seed++, "bench"), OperationContext.Default), runs: 11, warmUps: 4);
        Check("ours", series);
        double[] re = [.. series], im = [.. series];
        var transform = new FourierTransform(Count);
        Timing.Print($"complex Fourier transform of {Count:N0} numbers", Timing.Median(() => transform.Forward(re, im, OperationContext.Default)), "", null);

        string output = Peer.TemporaryFile(".series");
        try
        {
            JsonElement? answer = Peer.Run("fgn.py", Count.ToString(), Hurst.ToString("R"), "5", output);
            if (answer is not null) Check("numpy", MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(output)));
            Timing.Print($"fractional Gaussian noise, {Count:N0} values", seconds, "numpy", Peer.Seconds(answer), 1.5);
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static void Check(string side, ReadOnlySpan<double> x)
    {
        for (int lag = 0; lag <= 4; lag++)
        {
            double sum = 0;
            for (int i = 0; i + lag < x.Length; i++) sum += x[i] * x[i + lag];
            Peer.AssertSame($"{side}, covariance at lag {lag}", sum / (x.Length - lag), FractionalGaussianNoise.Autocovariance(Hurst, lag), 0.01);
        }
    }
}
