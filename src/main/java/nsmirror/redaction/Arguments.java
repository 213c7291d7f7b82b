package nsmirror.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A process's arguments without what they say of anybody: the program stays, and the names of options; what is given to
 * them is an ellipsis. A program's path in the system's own directories and the stand-in of an id or a name stay too.
 */
final class Arguments {
    private static final String GONE = "…";
    private static final Pattern SHORT = Pattern.compile("--?|-[A-Za-z0-9]");
    private static final Pattern LONG = Pattern.compile("(--[a-z][a-z-]{1,30})(=.*)?", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("([A-Z_][A-Z0-9_]*)=.*", Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile("/(usr/)?(local/)?s?bin/[A-Za-z0-9._+-]+");

    private final Wording wording;
    private final Set<String> standIns;

    /** @param standIns what may stay, being made up */
    Arguments(Wording wording, Set<String> standIns) {
        this.wording = wording;
        this.standIns = standIns;
    }

    List<String> redacted(List<String> arguments) {
        List<String> redacted = new ArrayList<>();
        for (String each : arguments) {
            redacted.add(redacted.isEmpty() ? first(each) : further(each));
        }
        return redacted;
    }

    /** Programs that write a title over their arguments put all of it in the first. */
    private String first(String argument) {
        String[] words = argument.split("\\s+", 2);
        String head = words[0].contains("=") ? further(words[0]) : wording.of(words[0]);
        return words.length == 1 || words[1].isEmpty() ? head : head + " " + GONE;
    }

    private String further(String argument) {
        if (argument.isEmpty() || SHORT.matcher(argument).matches()) {
            return argument;
        }
        var option = LONG.matcher(argument);
        if (option.matches()) {
            return wording.of(option.group(1)) + (option.group(2) == null ? "" : "=" + GONE);
        }
        var setting = SETTING.matcher(argument);
        if (setting.matches()) {
            return wording.of(setting.group(1)) + "=" + GONE;
        }
        if (argument.startsWith("-")) {
            return argument.startsWith("--") ? "--" + GONE : argument.substring(0, 2) + GONE;
        }
        String said = wording.of(argument);
        boolean known = standIns.contains(said) || !said.equals(argument) && said.matches("[0-9a-f]{12,64}");
        return known || PROGRAM.matcher(argument).matches() ? said : GONE;
    }
}
