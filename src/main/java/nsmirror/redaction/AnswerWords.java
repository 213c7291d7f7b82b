package nsmirror.redaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * An answer, replaced in its own format: arguments where they stand, what runtimes keep as far as it is read, names and
 * addresses everywhere. Bytes that are no UTF-8 become U+FFFD, which is what they are read as anyway.
 */
final class AnswerWords {
    /** As grep -azH prints it: see ArgumentFiles. */
    private static final Pattern ARGUMENT = Pattern.compile("(?<=\\x00|^)(\\d+)/cmdline:([^\\x00]*)(?=\\x00|$)");
    private static final Pattern PS_LINE = Pattern.compile("(\\s*(\\d+)\\s+\\d+\\s+\\S+ ?)(.*)", Pattern.DOTALL);
    private static final Pattern PS_SHORT = Pattern.compile("(\\s*(\\d+)\\s+)(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(?m)^([^:\\n]*:[^:\\n]*:\\d+:\\d+:).*$");

    private final Wording wording;
    private final Arguments arguments;
    private final Map<Integer, List<String>> byPid;

    /** @param byPid the arguments of the node's processes, as they are */
    AnswerWords(Wording wording, Arguments arguments, Map<Integer, List<String>> byPid) {
        this.wording = wording;
        this.arguments = arguments;
        this.byPid = byPid;
    }

    /** A text that is none of the formats. */
    String said(String text) {
        return wording.of(text);
    }

    Answer of(Command command, Answer answer) {
        return new Answer(answer.ending(), answer.exit(), bytes(out(command, answer.text())),
                bytes(wording.of(answer.errorText())), answer.cut(), answer.time());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String out(Command command, String text) {
        String shell = command.shell();
        if (shell.contains("/cmdline")) {
            return argumentFiles(text);
        }
        if (shell.contains("-o args=") || shell.contains("pid,ppid,user,args")) {
            int listing = text.lastIndexOf('\0') + 1;
            return wording.of(text.substring(0, listing)) + lines(text.substring(listing), PS_LINE);
        }
        if (shell.contains("pid,args")) {
            return lines(text, PS_SHORT);
        }
        if (shell.contains("/etc/passwd")) {
            return wording.of(COMMENT.matcher(text).replaceAll("$1::/:"));
        }
        if (RuntimeAnswers.whole(shell)) {
            return wording.of(RuntimeAnswers.read(text));
        }
        if (shell.contains(" tcp tcp6 ")) {
            return wording.of(SocketFiles.replaced(text, wording::of));
        }
        return wording.of(text);
    }

    /** One process's arguments follow one another. */
    private String argumentFiles(String text) {
        StringBuilder said = new StringBuilder();
        Matcher matcher = ARGUMENT.matcher(text);
        int at = 0;
        String pid = "";
        while (matcher.find()) {
            said.append(wording.of(text.substring(at, matcher.start())));
            boolean first = !matcher.group(1).equals(pid);
            pid = matcher.group(1);
            String argument = first ? arguments.redacted(List.of(matcher.group(2))).getFirst()
                    : arguments.redacted(List.of("", matcher.group(2))).getLast();
            said.append(pid).append("/cmdline:").append(argument);
            at = matcher.end();
        }
        return said + wording.of(text.substring(at));
    }

    /** Lines of ps: a process's arguments as its files have them; of one that was not seen there, each word. */
    private String lines(String text, Pattern form) {
        return text.lines().map(line -> line(line, form)).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private String line(String line, Pattern form) {
        Matcher matcher = form.matcher(line);
        if (!matcher.matches()) {
            return line.isBlank() || line.strip().startsWith("PID") ? line : "…";
        }
        List<String> known = byPid.getOrDefault(Integer.parseInt(matcher.group(2)), List.of());
        String rest = matcher.group(3);
        List<String> words = known.isEmpty() ? List.of(rest.split(" ")) : known;
        String said = known.isEmpty() && rest.startsWith("[") ? wording.of(rest)
                : String.join(" ", arguments.redacted(words));
        return wording.of(matcher.group(1)) + said;
    }
}
