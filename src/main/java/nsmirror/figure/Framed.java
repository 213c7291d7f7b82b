package nsmirror.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.Face;
import nsmirror.diagram.Role;
import nsmirror.diagram.Shape;
import nsmirror.diagram.Shape.Anchor;
import nsmirror.diagram.Shape.Outline;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.Subject;
import nsmirror.diagram.TextMeasure;
import nsmirror.model.Snapshot;

/**
 * A drawing with what an author puts around it: numbered call-outs at its parts with what each is below it, and a
 * caption. The drawing gets the room they leave.
 */
public final class Framed {
    /** Makes the drawing for a page of that many pixels. */
    @FunctionalInterface
    public interface Drawing {
        Diagram of(double width, double height);
    }

    /** A part that is pointed at, and what is said of it. */
    private record CallOut(Shape at, String sentence) {}

    /** The call-outs and the caption take at most so much of the page. */
    private static final double MOST = 0.4;
    private static final int MOST_CAPTION_LINES = 4;
    private static final List<String> SIDES = List.of("What the host shows: ", "What the container shows: ");

    private final TextMeasure measure;
    private final double size;
    private final double margin;

    /** @param sizes of the drawing: its labels' is that of what is around it */
    public Framed(TextMeasure measure, Sizes sizes) {
        this.measure = measure;
        size = sizes.label();
        margin = Math.round(size * 1.6);
    }

    /**
     * The page.
     *
     * @param annotated what the sentences of the call-outs are taken from; without it there are none
     */
    public Diagram around(Drawing drawing, double width, double height, Optional<Snapshot> annotated,
            Optional<String> caption) {
        List<String> under = under(caption, width);
        double captionHeight = captionHeight(under);
        int columns = columns(width);
        int most = (int) ((height * MOST - captionHeight) / lineHeight()) * columns;
        int wanted = annotated.map(snapshot -> callOuts(drawing.of(width, height - captionHeight), snapshot).size())
                .orElse(0);
        int room = Math.max(0, Math.min(wanted, most));
        Diagram inner = drawing.of(width, height - captionHeight - legendHeight(room, columns));
        return page(inner, height, room, annotated, under);
    }

    /** The page around a drawing that stays as it is: it is so much higher. */
    public Diagram below(Diagram inner, Optional<Snapshot> annotated, Optional<String> caption) {
        List<String> under = under(caption, inner.width());
        int columns = columns(inner.width());
        int most = (int) (inner.height() * MOST / lineHeight()) * columns;
        int room = Math.min(annotated.map(snapshot -> callOuts(inner, snapshot).size()).orElse(0), most);
        double height = inner.height() + legendHeight(room, columns) + captionHeight(under);
        return page(inner, height, room, annotated, under);
    }

    private List<String> under(Optional<String> caption, double width) {
        return caption.map(text -> lines(text, Face.TEXT, size * 1.2, width - 2 * margin, MOST_CAPTION_LINES))
                .orElse(List.of());
    }

    private double captionHeight(List<String> under) {
        return under.isEmpty() ? 0 : under.size() * size * 1.8 + margin;
    }

    private double legendHeight(int room, int columns) {
        return room == 0 ? 0 : rows(room, columns) * lineHeight() + margin;
    }

    private int columns(double width) {
        return width >= size * 90 ? 2 : 1;
    }

    private Diagram page(Diagram inner, double height, int room, Optional<Snapshot> annotated, List<String> under) {
        List<Shape> shapes = new ArrayList<>(inner.shapes());
        annotated.ifPresent(snapshot -> callOuts(inner, snapshot, room, columns(inner.width()), shapes));
        double baseline = height - captionHeight(under) + size * 1.2;
        for (String line : under) {
            shapes.add(text(margin, baseline, line, size * 1.2, Role.TEXT, Anchor.START, Face.TEXT));
            baseline += size * 1.8;
        }
        return new Diagram(inner.width(), height, shapes, inner.faint());
    }

    private double lineHeight() {
        return size * 2;
    }

    private static int rows(int count, int columns) {
        return (count + columns - 1) / columns;
    }

    private void callOuts(Diagram inner, Snapshot snapshot, int room, int columns, List<Shape> shapes) {
        List<CallOut> all = callOuts(inner, snapshot);
        int count = Math.min(room, all.size());
        double columnWidth = (inner.width() - 2 * margin) / columns;
        for (int i = 0; i < count; i++) {
            double x = margin + i / rows(count, columns) * columnWidth;
            double middle = inner.height() + (i % rows(count, columns) + 0.5) * lineHeight();
            number(i + 1, x + size * 0.8, middle, shapes);
            String said = lines(all.get(i).sentence(), Face.TEXT, size, columnWidth - size * 3, 1).getFirst();
            shapes.add(text(x + size * 2, middle + size * 0.36, said, size, Role.TEXT, Anchor.START, Face.TEXT));
        }
        for (int i = 0; i < count; i++) {
            corner(i + 1, all.get(i).at(), inner, shapes);
        }
    }

    /** At the upper left corner of a box, or before a text; within the page. */
    private void corner(int number, Shape at, Diagram inner, List<Shape> shapes) {
        double edge = size * 0.8;
        double x = switch (at) {
            case Shape.Box box -> box.x() - (box.line() == Role.NONE ? edge : 0);
            case Shape.Text text -> text.x() - edge;
            case Shape.Line line -> line.x1();
        };
        double y = switch (at) {
            case Shape.Box box -> box.y() + (box.line() == Role.NONE ? box.height() / 2 : 0);
            case Shape.Text text -> text.baseline() - size * 0.36;
            case Shape.Line line -> line.y1();
        };
        number(number, Math.clamp(x, edge, inner.width() - edge), Math.clamp(y, edge, inner.height() - edge), shapes);
    }

    private void number(int number, double x, double y, List<Shape> shapes) {
        double radius = size * 0.8;
        shapes.add(new Shape.Box(x - radius, y - radius, 2 * radius, 2 * radius, radius, Role.TITLE, Role.PAGE,
                Math.max(1, size / 12), Outline.SOLID, Optional.empty()));
        shapes.add(text(x, y + size * 0.33, Integer.toString(number), size * 0.92, Role.PAGE, Anchor.MIDDLE, Face.BOLD));
    }

    private static Shape.Text text(double x, double baseline, String content, double size, Role role, Anchor anchor,
            Face face) {
        return new Shape.Text(x, baseline, content, face, size, role, anchor, Optional.empty());
    }

    /** Each part once, in the order drawn, slots left out; of a mirror, which has none, the two commands. */
    private List<CallOut> callOuts(Diagram diagram, Snapshot snapshot) {
        Sentences say = new Sentences(snapshot);
        Map<Subject, CallOut> found = new LinkedHashMap<>();
        for (Shape shape : diagram.shapes()) {
            if (shape instanceof Shape.Box box && box.subject().isPresent() && box.width() > 3 * size) {
                Subject subject = box.subject().get();
                say.of(subject).ifPresent(sentence -> found.putIfAbsent(subject, new CallOut(box, sentence)));
            }
        }
        if (!found.isEmpty()) {
            return List.copyOf(found.values());
        }
        List<Shape.Text> commands = diagram.shapes().stream()
                .filter(shape -> shape instanceof Shape.Text text && text.role() == Role.COMMAND
                        && text.content().startsWith("$"))
                .map(Shape.Text.class::cast)
                .limit(SIDES.size())
                .toList();
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new CallOut(commands.get(i),
                        SIDES.get(i) + commands.get(i).content().substring(1).strip()))
                .toList();
    }

    /** The text on as many lines as it takes; the last of the most there may be is shortened. */
    private List<String> lines(String text, Face face, double fontSize, double room, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (lines.size() == most - 1 || line.isEmpty() || measure.width(longer, face, fontSize) <= room) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines.stream().map(each -> shortened(each, face, fontSize, room)).toList();
    }

    private String shortened(String text, Face face, double fontSize, double room) {
        String shown = text;
        int letters = text.codePointCount(0, text.length());
        while (letters > 1 && measure.width(shown, face, fontSize) > room) {
            letters--;
            shown = text.substring(0, text.offsetByCodePoints(0, letters)).stripTrailing() + "…";
        }
        return shown;
    }
}
