using System.Collections;
using System.Reflection;
using NetOpt.Notebooks;

namespace NetOpt.Tests;

/// <summary>The shapes that .NET Interactive looks for by name, so that they are checked where its library is absent too.</summary>
public class FormatterContractTests
{
    private static IEnumerable<Type> Decorated => typeof(TypeFormatterSourceAttribute).Assembly.GetTypes().Where(t => t.GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: false) is not null);

    [Fact]
    public void Every_type_that_shows_itself_carries_the_attribute_and_no_other_does()
    {
        Assert.All(NotebookDisplay.Types, t => Assert.NotNull(t.GetCustomAttribute<TypeFormatterSourceAttribute>(inherit: true)));
        Assert.All(Decorated, t => Assert.Contains(NotebookDisplay.Types, shown => shown == t || shown.IsSubclassOf(t)));
        Assert.All(NotebookDisplay.Types, t => Assert.False(t.IsAbstract || t.IsInterface));
    }

    [Fact]
    public void The_attribute_is_found_by_its_name_and_has_the_two_properties()
    {
        Type attribute = typeof(TypeFormatterSourceAttribute);
        Assert.Equal("TypeFormatterSourceAttribute", attribute.Name);
        Assert.Equal(typeof(Type), attribute.GetProperty("FormatterSourceType")!.PropertyType);
        Assert.Equal(typeof(string[]), attribute.GetProperty("PreferredMimeTypes")!.PropertyType);
        Assert.True(attribute.GetCustomAttribute<AttributeUsageAttribute>()!.Inherited);
    }

    [Fact]
    public void The_source_and_its_formatters_have_the_exact_shapes()
    {
        foreach (Type type in Decorated)
        {
            var attribute = type.GetCustomAttribute<TypeFormatterSourceAttribute>()!;
            Assert.NotNull(attribute.FormatterSourceType.GetConstructor(Type.EmptyTypes));
            MethodInfo create = Assert.Single(attribute.FormatterSourceType.GetMethods(), m => m.Name == "CreateTypeFormatters");
            Assert.Empty(create.GetParameters());
            object source = Activator.CreateInstance(attribute.FormatterSourceType)!;
            var mimeTypes = new List<string>();
            foreach (object formatter in Assert.IsAssignableFrom<IEnumerable>(create.Invoke(source, null)))
            {
                MethodInfo format = Assert.Single(formatter.GetType().GetMethods(), m => m.Name == "Format");
                Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(p => p.ParameterType));
                Assert.Equal(typeof(bool), format.ReturnType);
                mimeTypes.Add(Assert.IsType<string>(formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)));
            }
            // A preferred type without a formatter makes the kernel call itself without end.
            Assert.Equal(["text/html", "text/plain"], attribute.PreferredMimeTypes);
            Assert.Equal(attribute.PreferredMimeTypes, mimeTypes);
        }
    }

    [Fact]
    public void A_formatter_that_declines_has_written_nothing()
    {
        foreach (object formatter in new NotebookFormatterSource().CreateTypeFormatters())
        {
            using var writer = new StringWriter();
            Assert.False(((NotebookFormatter)formatter).Format(new object(), writer));
            Assert.Equal("", writer.ToString());
        }
    }
}
