using System.Text;
using System.Xml;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology.Formats;
using XmlText = NetOpt.Topology.Formats.XmlText;

namespace NetOpt.Tests.Formats;

/// <summary>Our XML parser against the one of .NET.</summary>
public class XmlTextTests
{
    [SharedDataFact]
    public void Real_documents_give_the_same_events_as_the_general_reader()
    {
        string[] files = [.. Directory.GetFiles(SharedData.Data("graphml"), "*.graphml"), .. Directory.GetFiles(SharedData.Data("sndlib-xml"), "*.xml")];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.Equal(General(bytes), Ours(bytes));
        }
    }

    [Fact]
    public void Random_documents_give_the_same_events_as_the_general_reader()
    {
        var random = new RandomStream(11, "xml");
        for (int i = 0; i < 500; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Document(random));
            Assert.Equal(General(bytes), Ours(bytes));
        }
    }

    [Fact]
    public void Damaged_documents_end_in_the_same_events_or_in_an_error_and_never_in_a_crash()
    {
        var random = new RandomStream(12, "damage");
        int bothFail = 0;
        for (int i = 0; i < 3000; i++)
        {
            StringBuilder text = new(Document(random));
            for (int changes = 1 + random.NextInt32(3); changes > 0; changes--)
            {
                int at = random.NextInt32(text.Length);
                if (random.NextInt32(2) == 0) text.Remove(at, Math.Min(text.Length - at, 1 + random.NextInt32(4)));
                else text.Insert(at, "<>/&;=\"'! x?-]["[random.NextInt32(15)]);
                if (text.Length == 0) text.Append(' ');
            }
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            (List<string>? general, List<string>? ours) = (Try(() => General(bytes)), Try(() => Ours(bytes)));
            // We pass over prefixes and strange names and look at nothing inside comments, so we may accept more, and never less.
            if (general is not null && ours is null) Assert.Fail(text.ToString());
            if (general is not null) Assert.Equal(general, ours);
            else if (ours is null) bothFail++;
        }
        Assert.True(bothFail > 1000);
    }

    [Theory]
    [InlineData("<a>\n  <b></a>", 2, 6)]
    [InlineData("<a>\n</a>\n<b/>", 3, 1)]
    [InlineData("<a x='1' x='2'/>", 1, 10)]
    [InlineData("<a x=1/>", 1, 6)]
    [InlineData("<a x='<'/>", 1, 7)]
    [InlineData("<a x='1'y='2'/>", 1, 10)]
    [InlineData("<a>&nbsp;</a>", 1, 4)]
    [InlineData("<a>&#0;</a>", 1, 4)]
    [InlineData("<a>&#xD800;</a>", 1, 4)]
    [InlineData("<a>&amp</a>", 1, 4)]
    [InlineData("<a>\n<!-- never", 2, 1)]
    [InlineData("<a><![CDATA[x]]", 1, 4)]
    [InlineData("<a>1 < 2</a>", 1, 6)]
    [InlineData("text", 1, 1)]
    [InlineData("<a/>text", 1, 5)]
    [InlineData("<?xml version='1.0' encoding='EBCDIC-9'?><a/>", 1, 1)]
    public void A_syntax_error_has_its_place(string text, int line, int column)
    {
        var error = Assert.Throws<NetOptFileException>(() => Ours(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((ErrorCodes.MalformedFile, line, column), (error.Code, error.Line, error.Column));
    }

    [Fact]
    public void Bytes_that_are_no_text_in_the_declared_encoding_are_refused()
    {
        Assert.Equal(ErrorCodes.MalformedFile, Assert.Throws<NetOptFileException>(() => Ours([.. "<a>"u8, 0xFF, 0xFE, .. "</a>"u8])).Code);
        Assert.Equal(["<a", "é", ">a"], Ours([.. "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>"u8, 0xE9, .. "</a>"u8]));
        Assert.Equal(["<a", "é", ">a"], Ours([.. "\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>"u8]));
        Assert.Equal(["<a", "é", ">a"], Ours([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>")]));
    }

    [Fact]
    public void Tokens_longer_than_the_window_are_read_whole_and_places_stay_right()
    {
        string value = new('v', 100_000), content = new('t', 200_000);
        string text = $"<a>\n{new string(' ', 90_000)}\n<b x=\"{value}\">{content}</b>\n<c></a>";
        var session = new ReadSession("x", TopologyReadOptions.Default, OperationContext.Default);
        using var xml = new XmlText(session, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        xml.ReadToRoot();
        Assert.True(xml.Read() && xml.Name == "b");
        Assert.Equal(new FilePlace(3, 1), xml.Place);
        Assert.Equal(value, xml.Attribute("x"));
        Assert.Equal(content, xml.Content().ToString());
        Assert.True(xml.Read());
        Assert.Equal(new FilePlace(4, 1), xml.Place);
        var error = Assert.Throws<NetOptFileException>(() => { xml.Read(); });
        Assert.Equal((4, 4), (error.Line, error.Column));
    }

    // Start tags with attributes, end tags, and texts joined between tags; blank texts only where they are all there is.
    private static List<string> Ours(byte[] bytes)
    {
        var events = new List<string>();
        using var xml = new XmlText(new ReadSession("x", TopologyReadOptions.Default, OperationContext.Default), new MemoryStream(bytes));
        while (xml.Read())
        {
            if (xml.Token == XmlToken.End) events.Add(">" + xml.Name);
            if (xml.Token != XmlToken.Start) continue;
            var start = new StringBuilder("<" + xml.Name);
            foreach (string name in (string[])["id", "key", "source", "x"])
            {
                if (xml.Attribute(name) is { } value) start.Append($" {name}={value}");
            }
            events.Add(start.ToString());
            if (!Leaf(xml.Name)) continue;
            if (xml.Content() is { Length: > 0 } text) events.Add(text.ToString());
            events.Add(">" + xml.Name);
        }
        return events;
    }

    private static List<string> General(byte[] bytes)
    {
        var events = new List<string>();
        using var xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true, MaxCharactersInDocument = 1 << 24 });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement) events.Add(">" + xml.LocalName);
            if (xml.NodeType != XmlNodeType.Element) continue;
            string element = xml.LocalName;
            var start = new StringBuilder("<" + element);
            foreach (string name in (string[])["id", "key", "source", "x"])
            {
                if (xml.GetAttribute(name) is { } value) start.Append($" {name}={value}");
            }
            events.Add(start.ToString());
            if (!Leaf(element)) continue;
            var text = new StringBuilder();
            if (!xml.IsEmptyElement)
            {
                int depth = xml.Depth;
                while (xml.Read() && xml.Depth > depth)
                {
                    bool isText = xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
                    if (isText && xml.Depth == depth + 1) text.Append(xml.Value);
                }
            }
            if (text.Length > 0) events.Add(text.ToString());
            events.Add(">" + element);
        }
        return events;
    }

    private static bool Leaf(string name) => name is "data" or "x" or "y" or "id" or "a";

    private static List<string>? Try(Func<List<string>> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is XmlException or NetOptFileException)
        {
            return null;
        }
    }

    private static string Document(RandomStream random)
    {
        var text = new StringBuilder();
        if (random.NextInt32(2) == 0) text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n");
        if (random.NextInt32(3) == 0) text.Append("<!-- <a> -->");
        Element(0);
        return text.ToString();

        void Element(int depth)
        {
            string name = ((string[])["g", "node", "data", "edge", "n:data"])[depth == 0 ? 0 : random.NextInt32(5)];
            text.Append('<').Append(name);
            if (name[0] == 'n' && name.Contains(':')) text.Append(" xmlns:n='urn:n'");
            foreach (string attribute in (string[])["id", "key", "source"])
            {
                if (random.NextInt32(2) == 0) text.Append($" {attribute} = '{Text(attribute: true)}'");
            }
            if (random.NextInt32(5) == 0)
            {
                text.Append(" />");
                return;
            }
            text.Append(random.NextInt32(2) == 0 ? ">" : "\n>");
            bool leaf = name.EndsWith("data", StringComparison.Ordinal);
            if (leaf) text.Append(Text(attribute: false));
            if (leaf && random.NextInt32(4) == 0) text.Append("<![CDATA[<&]>]]>").Append(Text(attribute: false));
            for (int children = leaf || depth > 4 ? 0 : random.NextInt32(4); children > 0; children--)
            {
                Element(depth + 1);
                if (random.NextInt32(4) == 0) text.Append("\r\n  <!--x--><?pi y?>\t");
            }
            text.Append("</").Append(name).Append(random.NextInt32(3) == 0 ? " >" : ">");
        }

        string Text(bool attribute) => ((string[])["", "a b", "&lt;&amp;&#65;&#x1F600;", "é日", attribute ? "x\ty" : "x\r\ny", "&quot;&apos;&gt;", "1.5E+3"])[random.NextInt32(7)];
    }
}
