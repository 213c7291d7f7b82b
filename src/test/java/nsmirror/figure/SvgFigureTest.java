package nsmirror.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.Shape;
import nsmirror.model.SampleSnapshots;
import nsmirror.model.Snapshot;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgFigureTest {
    private static final BundledFont FONT = BundledFont.load();

    @Test
    void holdsEveryTextAsTextWhereTheDiagramHasIt() throws Exception {
        Diagram map = map(SampleSnapshots.lab());
        NodeList texts = parsed(svg(map, Theme.LIGHT)).getElementsByTagName("text");
        List<Shape.Text> expected = map.shapes().stream()
                .filter(Shape.Text.class::isInstance).map(Shape.Text.class::cast).toList();
        assertThat(IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()))
                .containsExactlyElementsOf(expected.stream().map(Shape.Text::content).toList());
        Element first = (Element) texts.item(0);
        assertThat(Double.parseDouble(first.getAttribute("x"))).isEqualTo(expected.getFirst().x());
        assertThat(Double.parseDouble(first.getAttribute("textLength"))).isBetween(100.0, 1000.0);
    }

    @Test
    void isAsLargeAsThePageTimesTheScale() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SvgFigure(FONT).write(map(SampleSnapshots.lab()), Theme.DARK, 2, out);
        Element root = parsed(out.toByteArray()).getDocumentElement();
        assertThat(List.of(root.getAttribute("width"), root.getAttribute("height"), root.getAttribute("viewBox")))
                .containsExactly("2560", "1440", "0 0 1280 720");
    }

    @Test
    void aHostileNodeCannotBreakTheXml() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Document document = parsed(svg(map(SampleSnapshots.hostile(seed, 60)), Theme.LIGHT));
            assertThat(document.getElementsByTagName("b").getLength()).isZero();
        }
    }

    @Test
    void theSameDiagramGivesTheSameBytesInEveryLocale() throws Exception {
        byte[] one = svg(map(SampleSnapshots.lab()), Theme.PRINT);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
            assertThat(svg(map(SampleSnapshots.lab()), Theme.PRINT)).isEqualTo(one);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Diagram map(Snapshot snapshot) {
        return MapLayout.of(snapshot, new Grouping.ByContainer(), 1280, 720, FONT);
    }

    private static byte[] svg(Diagram diagram, Theme theme) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SvgFigure(FONT).write(diagram, theme, 1, out);
        return out.toByteArray();
    }

    private static Document parsed(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
