package nsmirror.figure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How text around a figure is marked up. Signs that mean something there are written by number, which both know. */
public enum Markup {
    /** Markdown, with tables as GitHub and most others have them. */
    MD {
        @Override
        String image(String file, String alt) {
            return "![" + plain(alt) + "](<" + file + ">)\n";
        }

        @Override
        String caption(String text) {
            return "*" + plain(text) + "*\n";
        }

        @Override
        String code(List<String> lines) {
            return "````sh\n" + String.join("\n", lines) + "\n````\n";
        }

        @Override
        String table(List<List<String>> rows) {
            return row(rows.getFirst()) + "|" + " --- |".repeat(rows.getFirst().size()) + "\n"
                    + rows.stream().skip(1).map(Markup::row).collect(Collectors.joining());
        }
    },
    /** AsciiDoc. */
    ADOC {
        @Override
        String image(String file, String alt) {
            return "image::" + file + "[\"" + plain(alt) + "\"]\n";
        }

        @Override
        String caption(String text) {
            return "_" + plain(text) + "_\n";
        }

        @Override
        String code(List<String> lines) {
            return "[source,sh]\n----\n" + String.join("\n", lines) + "\n----\n";
        }

        @Override
        String table(List<List<String>> rows) {
            return "[%header,cols=\"" + rows.getFirst().size() + "*\"]\n|===\n" + rows.stream()
                    .map(cells -> cells.stream().map(cell -> "|" + plain(cell)).collect(Collectors.joining(" ")) + "\n")
                    .collect(Collectors.joining("\n")) + "|===\n";
        }
    };

    abstract String image(String file, String alt);

    abstract String caption(String text);

    abstract String code(List<String> lines);

    /** The first row is the heading. */
    abstract String table(List<List<String>> rows);

    /** As it is called on the command line, and as its files end: {@code md}, {@code adoc}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The markup of that label. */
    public static Optional<Markup> of(String label) {
        return Stream.of(values()).filter(each -> each.label().equals(label)).findFirst();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> " " + plain(cell) + " |").collect(Collectors.joining("", "|", "\n"));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if ("\\`*_{}[]<>#|\"&~^+$".indexOf(point) >= 0) {
                plain.append("&#").append(point).append(';');
            } else {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }
}
