package nsmirror.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import nsmirror.probe.ProcessTable.Line;
import nsmirror.probe.ProcessTable.Table;
import org.junit.jupiter.api.Test;

/** What ps and /proc/PID/stat print in a PID namespace. */
class ProcessTableTest {
    private static final String FIELDS = " S 0 0 0 0 -1 4194560 93 0 0 0 0 0 0 0 20 0 1 0 %d 2990080 409";

    @Test
    void leavesPsItselfOut() {
        Table table = read(stat(1, "httpd", 500) + stat(20, "httpd", 510) + stat(84, "sh", 9000), 84, """
                      1       0 root                             httpd -D FOREGROUND
                     20       1 apache                           httpd -D FOREGROUND
                     84       0 root                             ps -e -ww -o pid= -o ppid=
                """);

        assertThat(table.lines()).containsExactly(
                new Line(1, 0, "root", "httpd -D FOREGROUND", Optional.of(500L)),
                new Line(20, 1, "apache", "httpd -D FOREGROUND", Optional.of(510L)));
        assertThat(table.own()).contains(84);
        assertThat(table.skipped()).isZero();
    }

    @Test
    void readsBusyboxsHeading() {
        Table table = read("", 9, "PID   PPID  USER     COMMAND\n    1     0 root     sleep 1000\n    9     0 root     ps\n");

        assertThat(table.lines()).containsExactly(new Line(1, 0, "root", "sleep 1000", Optional.empty()));
        assertThat(table.skipped()).isZero();
    }

    @Test
    void aNameWithBracketsDoesNotHideTheStartTime() {
        Table table = read(stat(5, "x) S 1 1 (y", 700), 9, "5 1 root x\n");

        assertThat(table.lines().getFirst().start()).contains(700L);
    }

    @Test
    void aNameThatForgesALineTakesNobodysStartTime() {
        Table table = read(stat(5, "x\n7 (y", 666) + stat(7, "victim", 700), 9, "5 1 root x\n7 1 root victim\n");

        assertThat(table.lines()).extracting(Line::start).containsOnly(Optional.empty());
    }

    @Test
    void aCommandMayBeEmptyOrMissing() {
        Table table = read("", 9, "3 0 1000080000\n4 0 root \n");

        assertThat(table.lines()).extracting(Line::command).containsExactly("", "");
        assertThat(table.lines()).extracting(Line::user).containsExactly("1000080000", "root");
    }

    @Test
    void countsWhatIsNoLine() {
        Table table = read("", 9, "error: no such thing\n99999999999 0 root x\n");

        assertThat(table.lines()).isEmpty();
        assertThat(table.skipped()).isEqualTo(2);
    }

    @Test
    void aNameThatForgesLinesOfBusyboxSpeaksForNobody() {
        Table table = read(stat(1, "init", 5) + stat(7, "x\n1 0 root evil\n9 0 root new", 700) + stat(8, "victim", 700), 10,
                "PID   PPID  USER     COMMAND\n    1     0 root     {init} /sbin/init\n    7     1 root     {x\n"
                        + "1 0 root evil\n9 0 root new} sh\n    8     1 root     {victim} sh\n   10     1 root     ps\n");

        assertThat(table.lines()).extracting(Line::pid, Line::command)
                .containsExactly(tuple(1, ""), tuple(7, "{x"), tuple(8, "{victim} sh"));
    }

    private static String stat(int pid, String name, long start) {
        return pid + " (" + name + ")" + FIELDS.formatted(start) + "\n";
    }

    private static Table read(String stats, int own, String ps) {
        return ProcessTable.read(Answers.of(stats + "\0" + own + "\0" + ps));
    }
}
