package nsmirror.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import nsmirror.mirror.OwnWord;
import nsmirror.model.Container;
import nsmirror.reading.OwnTools;
import nsmirror.text.Shown;

/** What a container's own tools would be asked, and what they said: labelled as the container's word. */
final class OwnToolsText {
    private static final int NAME = 40;
    private static final int LINE = 400;
    private static final int MOST_LINES = 200;

    private OwnToolsText() {}

    /** Before they are asked: which tools, how, and with which rights. */
    static List<String> offer(Container who, List<OwnWord> offered, int columns) {
        List<String> lines = new ArrayList<>(TerminalText.wrapped("These programs are %s's own, whatever they may be:"
                .formatted(Shown.line(who.name(), NAME)), columns));
        offered.forEach(word -> lines.add("  " + word.tool()));
        lines.addAll(TerminalText.wrapped("They run " + OwnTools.RIGHTS, columns));
        return lines;
    }

    /** What they said. */
    static List<String> of(Container who, List<OwnWord> words, int columns) {
        String name = Shown.line(who.name(), NAME);
        List<String> lines = new ArrayList<>(List.of("", "── " + name + "'s own tools"));
        lines.addAll(TerminalText.wrapped("  - the container's own word, which proves nothing; they ran " + OwnTools.RIGHTS,
                columns));
        for (OwnWord word : words) {
            lines.add("");
            lines.addAll(TerminalText.wrapped("  " + name + "$ " + word.command(), columns));
            word.trouble().ifPresent(trouble ->
                    lines.addAll(TerminalText.wrapped("  ! " + Shown.line(trouble, LINE), columns)));
            word.said().lines().limit(MOST_LINES).forEach(line -> lines.add(Shown.line(line, LINE)));
            long more = word.said().lines().count() - MOST_LINES;
            if (more > 0) {
                lines.add("  … and %d lines more".formatted(more));
            }
        }
        return lines;
    }

    static ArrayNode json(List<OwnWord> words) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        words.forEach(word -> array.addObject()
                .put("facet", word.facet().label())
                .put("command", word.command())
                .put("tool", word.tool())
                .put("said", word.said())
                .put("trouble", word.trouble().orElse(null)));
        return array;
    }
}
