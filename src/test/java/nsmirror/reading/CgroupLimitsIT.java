package nsmirror.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nsmirror.lab.Machine;
import nsmirror.lab.NeedsMachine;
import nsmirror.mirror.Facet;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Container;
import nsmirror.model.Snapshot;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * A container under limits set in the kernel's own cgroups, v1's where this computer has them and else v2's, in a cgroup of
 * a name that would be a command: what nsmirror says they are.
 */
@NeedsMachine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class CgroupLimitsIT {
    /** What the kernel allows in a name: all but a slash and a line break. */
    private static final String NAME = "... $(touch touched) `reboot` ;'\" \\n \u001b[31m* ";
    /** Prints the PID; which controllers limit it is in /run/limits, and what to take away in /run/cgroups. */
    private static final String MAKE = """
            #!/bin/sh
            set -eu
            outer=nsmirror-$(cat /proc/sys/kernel/random/uuid)
            : >/run/limits; : >/run/cgroups; : >/run/into
            # $1 controller, $2 its file in v1, $3 what for the outer cgroup, $4 for the inner; $5 to $7 for v2
            limit() {
                at=/run/cg/$1
                mkdir -p $at
                if mount -t cgroup -o $1 cg-$1 $at 2>/dev/null; then file=$2 first=$3 second=$4
                elif mount -t cgroup2 cg2 $at && grep -q $1 $at/cgroup.controllers; then file=$5 first=$6 second=$7
                    echo +$1 >$at/cgroup.subtree_control || return 0
                else umount $at 2>/dev/null; rmdir $at; return 0; fi
                mkdir -p "$at/$outer/$NAME"
                [ ! -e $at/cgroup.subtree_control ] || echo +$1 >$at/$outer/cgroup.subtree_control
                echo "$first" >"$at/$outer/$file"
                echo "$second" >"$at/$outer/$NAME/$file"
                echo $1 >>/run/limits
                echo $at/$outer >>/run/cgroups
            }
            limit memory memory.limit_in_bytes 67108864 1073741824 memory.max 67108864 1073741824
            limit cpu cpu.cfs_quota_us 100000 25000 cpu.max "100000 100000" "25000 100000"
            limit pids pids.max 40 17 pids.max 40 17
            (
                self=$(sh -c 'echo $PPID')
                while read -r cgroup; do echo $self >"$cgroup/$NAME/cgroup.procs"; done </run/cgroups
                exec unshare -f --kill-child -p -m -C sleep 100000
            ) >/run/limited 2>&1 </dev/null &
            until first=$(pgrep -P $!) && [ "$(cat /proc/$first/comm)" = sleep ]; do
                kill -0 $! || { cat /run/limited >&2; exit 1; }
                sleep 0.05
            done
            echo $first
            """;

    private final Machine machine;
    private List<String> limits;
    private String pid;

    CgroupLimitsIT(Machine machine) {
        this.machine = machine;
    }

    @BeforeAll
    void limitIt() {
        machine.write("/root/limit", MAKE);
        pid = machine.read("env", "NAME=" + NAME, "/root/limit");
        limits = machine.read("cat", "/run/limits").lines().toList();
        assertThat(limits).as("controllers of this computer").isNotEmpty();
    }

    /** These cgroups are this computer's: they stay when the machine is gone. */
    @AfterAll
    void takeThemAway() {
        machine.read("env", "NAME=" + NAME, "sh", "-ec", """
                kill -9 %s
                while read -r cgroup; do
                    for each in "$cgroup/$NAME" "$cgroup"; do
                        n=0; until rmdir "$each" 2>/dev/null; do n=$((n+1)); [ $n -lt 100 ]; sleep 0.05; done
                    done
                done </run/cgroups""".formatted(pid));
    }

    @Test
    void theTightestOfThemCountsAndItsCgroupIsNamed() throws NodeException {
        View view = read(false);

        assertThat(view.trouble()).isEmpty();
        assertThat(view.notes()).noneMatch(note -> note.contains("closed"));
        for (String controller : limits) {
            switch (controller) {
                case "memory" -> limited(view, "memory at most", "64 MiB", 67108864, false);
                case "cpu" -> limited(view, "CPU at most", "0.25 CPUs", 250, true);
                case "pids" -> limited(view, "processes at most", "17", 17, true);
                default -> throw new AssertionError(controller);
            }
        }
        assertThat(machine.read("find", "/", "-xdev", "-name", "touched")).as("what the name would have made").isEmpty();
    }

    private static void limited(View view, String what, String value, long amount, boolean inner) {
        Row row = view.rows().stream().filter(each -> each.text("what").equals(what)).findFirst().orElseThrow();
        assertThat(row.text("value")).isEqualTo(value);
        assertThat(row.cells().get("amount")).isEqualTo(amount);
        if (inner) {
            assertThat(row.text("setBy")).startsWith("/nsmirror-").endsWith("/" + NAME);
        } else {
            assertThat(row.text("setBy")).matches("/nsmirror-[0-9a-f-]+");
        }
    }

    @Test
    void theNamesAreThoseOfTheKernel() throws NodeException {
        assertThat(read(false).rows()).filteredOn(row -> row.text("what").startsWith("path"))
                .extracting(row -> row.text("value"))
                .containsExactlyElementsOf(machine.read("cat", "/proc/" + pid + "/cgroup").lines()
                        .map(line -> line.split(":", 3)[2]).toList())
                .anyMatch(path -> path.endsWith("/" + NAME));
    }

    @Test
    void aCgroupThatIsClosedToTheLoginIsSaidToBe() throws NodeException {
        machine.read("env", "NAME=" + NAME, "sh", "-c",
                "while read -r cgroup; do chmod 700 \"$cgroup/$NAME\"; done </run/cgroups");
        View guests = read(true);
        View roots = read(false);

        assertThat(guests.notes()).anyMatch(note -> note.contains(NAME + " is closed to this login"));
        assertThat(guests.rows()).extracting(row -> row.text("value")).doesNotContain("17", "0.25 CPUs", "no limit");
        assertThat(roots.notes()).noneMatch(note -> note.contains("closed"));
        theTightestOfThemCountsAndItsCgroupIsNamed();
    }

    private View read(boolean asGuest) throws NodeException {
        try (Node node = asGuest
                ? Logins.open(machine, machine.guest(), machine.guestKey())
                : Logins.open(machine, machine.login(), machine.key())) {
            Snapshot snapshot = roots();
            Container who = snapshot.containers().stream().filter(each -> each.leader() == Integer.parseInt(pid))
                    .findFirst().orElseThrow();
            return new MirrorReader().read(node, snapshot, who, Wanted.of(Set.of(Facet.CGROUP)))
                    .facets().get(Facet.CGROUP).container();
        }
    }

    /** As root sees it: the guest cannot tell that there is a container. */
    private Snapshot roots() throws NodeException {
        try (Node node = Logins.open(machine, machine.login(), machine.key())) {
            return new SnapshotReader().read(node);
        }
    }
}
