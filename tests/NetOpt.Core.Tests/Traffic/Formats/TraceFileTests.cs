using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NetOpt.Numerics;
using NetOpt.Traffic;
using NetOpt.Traffic.Formats;

namespace NetOpt.Tests.Traffic.Formats;

public class TraceFileTests
{
    private static ImportedTrace Read(byte[] bytes, string name = "file", TraceReadOptions? options = null) => TraceFile.Read(new MemoryStream(bytes), name, options);

    private static ImportedTrace Read(string text, string name = "file", TraceReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), name, options);

    [Fact]
    public void Bellcore_times_are_exact_nanoseconds()
    {
        PacketTrace trace = Read("    0.001340  1090 \n    0.001508   174 \r\n\n  25.705032 64").Trace!;
        Assert.Equal([1_340_000, 1_508_000, 25_705_032_000], trace.TimeNanoseconds.ToArray());
        Assert.Equal([1090, 174, 64], trace.SizeBytes.ToArray());
    }

    [Fact]
    public void Mahimahi_lines_are_packets_of_1500_bytes()
    {
        ImportedTrace read = Read("0\n48\n57\n57\n");
        Assert.Equal(TraceFormat.Mahimahi, read.Format);
        Assert.Equal([0, 48_000_000, 57_000_000, 57_000_000], read.Trace!.TimeNanoseconds.ToArray());
        Assert.All(read.Trace.SizeBytes, s => Assert.Equal(1500, s));
        Assert.Contains(read.Notices, n => n.Code == "CapacityTrace");
    }

    [Theory]
    [InlineData("time_ms,size,flow\n1.5,100,a\n2.25,200,b\n", 1_500_000)]
    [InlineData("flow;length;timestamp [us]\na;100;1500\nb;200;2250\n", 1_500_000)]
    [InlineData("Time\tBytes\tflow\n0,0015\t100\ta\n0,00225\t200\tb\n", 1_500_000)]
    [InlineData("\"No.\",\"Time\",\"Length\",\"Flow\"\n\"1\",\"0.0015\",\"100\",\"a\"\n\"2\",\"0.00225\",\"200\",\"b\"\n", 1_500_000)]
    [InlineData("0.0015,100,a\n0.00225,200,b", 1_500_000)]
    [InlineData("# made by hand\nts_ns|size_bits|flow\n1500000|800|a\n2250000|1600|b\n", 1_500_000)]
    public void Tables_are_read_by_their_header(string text, long first)
    {
        ImportedTrace read = Read(text);
        Assert.Equal(TraceFormat.Csv, read.Format);
        Assert.Equal([first, 2_250_000], read.Trace!.TimeNanoseconds.ToArray());
        Assert.Equal([100, 200], read.Trace.SizeBytes.ToArray());
        Assert.Equal(["a", "b"], read.Trace.FlowNames!.Value.ToArray());
    }

    [Fact]
    public void A_text_of_wide_characters_is_read()
    {
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("time_s,size\r\n0.5,10\r\n")];
        Assert.Equal([500_000_000], Read(wide).Trace!.TimeNanoseconds.ToArray());
        Assert.Equal([500_000_000], Read([0xEF, 0xBB, 0xBF, .. "0.5 10\n"u8]).Trace!.TimeNanoseconds.ToArray());
    }

    [Fact]
    public void Values_on_lines_are_a_series()
    {
        ImportedTrace read = Read("16.1332\n6.93377\n7\n");
        Assert.Null(read.Trace);
        Assert.Equal([16.1332, 6.93377, 7], read.Series!.Values.ToArray());
        Assert.Equal("ms", read.Series.Unit);
        Assert.Equal("s", Read("rtt_s\n0.5\n0.4\n").Series!.Unit);
        Assert.Equal([1, 2, 3], Read("1\n2\n3\n", options: new TraceReadOptions { Format = TraceFormat.Samples }).Series!.Values.ToArray());
    }

    [Fact]
    public void Dates_count_from_the_first_packet_and_other_times_stay()
    {
        ImportedTrace dates = Read("time_s,size\n1700000000.000000001,10\n1700000001.5,10\n");
        Assert.Equal([0, 1_499_999_999], dates.Trace!.TimeNanoseconds.ToArray());
        Assert.Contains(dates.Notices, n => n.Code == "TimeShifted");
        Assert.Equal(5_000_000_000, Read("5 10\n6 10\n").Trace!.TimeNanoseconds[0]);
    }

    [Theory]
    [InlineData("", "EmptyFile")]
    [InlineData(" \n\n", "EmptyFile")]
    [InlineData("hello world\n", "UnknownFormat")]
    [InlineData("time,size\n", "EmptyFile")]
    [InlineData("time,length2\n1,2\n", "MalformedFile")]
    [InlineData("0.1 10\n0.05 10\n", "MalformedFile")]
    [InlineData("-1 10\n", "MalformedFile")]
    [InlineData("0.1 0\n", "MalformedFile")]
    [InlineData("0.1 10.5\n", "MalformedFile")]
    [InlineData("0.1 99999999999\n", "MalformedFile")]
    [InlineData("0.1 10\n0.2\n", "MalformedFile")]
    [InlineData("0.1 10\nx 10\n", "MalformedFile")]
    [InlineData("1e300 10\n", "MalformedFile")]
    [InlineData("time_s,size\n1,\n", "MalformedFile")]
    [InlineData("time_s,size\n1\n", "MalformedFile")]
    [InlineData("time_s,size\n\"1,2\n", "MalformedFile")]
    [InlineData("1.5\nNaN\n", "MalformedFile")]
    [InlineData("\u001f\u008b", "UnknownFormat")]
    public void What_is_wrong_is_an_error_with_its_place(string text, string code)
    {
        var error = Assert.Throws<NetOptFileException>(() => Read(text));
        Assert.Equal(code, error.Code);
        if (code == "MalformedFile") Assert.True(error.Line > 0);
    }

    [Fact]
    public void An_opportunity_that_goes_back_is_an_error_by_the_name_of_the_file()
    {
        Assert.Equal(2, Assert.Throws<NetOptFileException>(() => Read("5\n3\n", "back.up")).Line);
        Assert.NotNull(Read("5\n3\n", "rtt.txt").Series);
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal(ErrorCodes.TooLarge, Assert.Throws<NetOptFileException>(() => Read("1 10\n2 10\n3 10\n", options: new TraceReadOptions { MaxPackets = 2 })).Code);
        Assert.Equal(ErrorCodes.TooLarge, Assert.Throws<NetOptFileException>(() => Read("1 10\n2 10\n3 10\n", options: new TraceReadOptions { MaxBytes = 4 })).Code);
        Assert.Equal(ErrorCodes.MalformedFile, Assert.Throws<NetOptFileException>(() => Read("1 10\n" + new string('9', 100_000))).Code);
    }

    [Fact]
    public void Decimals_are_those_of_the_number_type()
    {
        var random = new RandomStream(4, "decimals");
        for (int i = 0; i < 2000; i++)
        {
            decimal seconds = Math.Round((decimal)random.NextDouble() * 100000m, (int)(random.NextUInt64() % 13));
            Assert.True(DecimalText.TryScaled(Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture)), 9, (byte)'.', out long value, out _));
            Assert.Equal((long)Math.Round(seconds * 1_000_000_000m, MidpointRounding.AwayFromZero), value);
        }
        Assert.True(DecimalText.TryScaled("1.5e-3"u8, 9, (byte)'.', out long small, out _));
        Assert.Equal(1_500_000, small);
        Assert.False(DecimalText.TryScaled("1.5.2"u8, 9, (byte)'.', out _, out _));
        Assert.False(DecimalText.TryScaled("."u8, 9, (byte)'.', out _, out _));
        Assert.False(DecimalText.TryScaled("99999999999999"u8, 9, (byte)'.', out _, out _));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Captures_are_exact_in_both_byte_orders(bool little, bool nano)
    {
        byte[] file = Pcap(little, nano, 1, (1_700_000_000, 999_999, 1500, Tcp(80)), (1_700_000_001, 1, 60, Tcp(80)), (1_700_000_001, 1, 90, Tcp(81)));
        ImportedTrace read = Read(file);
        long unit = nano ? 1 : 1000;
        Assert.Equal([0, 1_000_000_000 - 999_998 * unit, 1_000_000_000 - 999_998 * unit], read.Trace!.TimeNanoseconds.ToArray());
        Assert.Equal([1500, 60, 90], read.Trace.SizeBytes.ToArray());
        Assert.Equal([0, 0, 1], read.Trace.Flow!.Value.ToArray());
        Assert.Equal("10.0.0.1:80 > 10.0.0.2:5000 TCP", read.Trace.FlowName(0));
    }

    [Fact]
    public void A_capture_that_breaks_off_is_read_so_far_and_out_of_order_is_sorted()
    {
        byte[] file = Pcap(true, false, 1, (10, 0, 100, Tcp(1)), (9, 0, 200, Tcp(1)), (11, 0, 300, Tcp(1)));
        ImportedTrace all = Read(file);
        Assert.Equal([200, 100, 300], all.Trace!.SizeBytes.ToArray());
        Assert.Contains(all.Notices, n => n.Code == "OutOfOrder");
        ImportedTrace part = Read(file[..^5]);
        Assert.Equal([200, 100], part.Trace!.SizeBytes.ToArray());
        Assert.Contains(part.Notices, n => n.Code == "Truncated" && n.Message.Contains("at byte"));
        Assert.Contains("at byte 24", Assert.Throws<NetOptFileException>(() => Read(file[..30])).Message);
        Assert.Equal(ErrorCodes.EmptyFile, Assert.Throws<NetOptFileException>(() => Read(file[..24])).Code);
    }

    [Fact]
    public void Sizes_in_a_capture_are_not_believed()
    {
        byte[] file = Pcap(true, false, 1, (10, 0, 100, Tcp(1)));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(32), uint.MaxValue);
        Assert.Contains("at byte 32", Assert.Throws<NetOptFileException>(() => Read(file)).Message);
    }

    [Theory]
    [InlineData(null, 6, 1_234_567)]
    [InlineData((byte)9, 9, 1_234_567)]
    [InlineData((byte)0x8A, -10, 1_234_567)]
    [InlineData((byte)3, 3, 1_234_567)]
    public void Pcapng_clocks_have_their_own_resolution(byte? resolution, int power, ulong ticks)
    {
        byte[] file = PcapNg(resolution, (0, 100), (ticks, 200));
        PacketTrace trace = Read(file).Trace!;
        Int128 expected = power >= 0 ? (Int128)ticks * (Int128)Math.Pow(10, 9 - power) : (Int128)ticks * 1_000_000_000 >> -power;
        Assert.Equal([0, (long)expected], trace.TimeNanoseconds.ToArray());
        Assert.Equal([100, 200], trace.SizeBytes.ToArray());
    }

    [Fact]
    public void Random_damage_never_crashes_a_reader()
    {
        byte[][] files = [Pcap(true, true, 1, (10, 0, 100, Tcp(1)), (11, 5, 60, Tcp(2))), PcapNg(9, (0, 100), (5, 200)), "time_ms,size,flow\n1.5,100,a\n2.25,200,b\n"u8.ToArray(), "0.1 10\n0.2 20\n"u8.ToArray()];
        var random = new RandomStream(1, "damage");
        foreach (byte[] file in files)
        {
            for (int run = 0; run < 400; run++)
            {
                byte[] broken = file[..(int)(1 + random.NextUInt64() % (ulong)file.Length)];
                for (int k = 0; k < 3; k++) broken[random.NextUInt64() % (ulong)broken.Length] = (byte)random.NextUInt64();
                try
                {
                    Read(broken);
                }
                catch (NetOptException error)
                {
                    Assert.NotEmpty(error.Code);
                }
            }
        }
    }

    private static byte[] Tcp(ushort port)
    {
        byte[] frame = new byte[54];
        frame[12] = 8;
        frame[14] = 0x45;
        frame[23] = 6;
        frame[26] = frame[30] = 10;
        frame[29] = 1;
        frame[33] = 2;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(34), port);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(36), 5000);
        return frame;
    }

    private static void U32(MemoryStream to, bool little, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (little) BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        to.Write(bytes);
    }

    private static byte[] Pcap(bool little, bool nano, uint link, params (uint Seconds, uint Fraction, uint Length, byte[] Data)[] packets)
    {
        using var file = new MemoryStream();
        foreach (uint word in (uint[])[nano ? 0xA1B23C4D : 0xA1B2C3D4, little ? 0x00040002u : 0x00020004u, 0, 0, 65535, link]) U32(file, little, word);
        foreach ((uint seconds, uint fraction, uint length, byte[] data) in packets)
        {
            foreach (uint word in (uint[])[seconds, fraction, (uint)data.Length, length]) U32(file, little, word);
            file.Write(data);
        }
        return file.ToArray();
    }

    private static byte[] PcapNg(byte? resolution, params (ulong Ticks, uint Length)[] packets)
    {
        using var file = new MemoryStream();
        void Words(params uint[] words)
        {
            foreach (uint word in words) U32(file, true, word);
        }
        Words(0x0A0D0D0A, 28, 0x1A2B3C4D, 1, uint.MaxValue, uint.MaxValue, 28);
        if (resolution is { } r) Words(1, 32, 101, 65535, 0x00010009, r, 0, 32);
        else Words(1, 20, 101, 65535, 20);
        foreach ((ulong ticks, uint length) in packets) Words(6, 32, 0, (uint)(ticks >> 32), (uint)ticks, 0, length, 32);
        return file.ToArray();
    }
}
