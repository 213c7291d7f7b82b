package nsmirror.probe;

import static nsmirror.model.Kind.MNT;
import static nsmirror.model.Kind.NET;
import static nsmirror.model.Kind.PID;
import static nsmirror.model.Kind.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.node.Command;
import nsmirror.probe.Lsns.Form;
import nsmirror.probe.Lsns.Row;
import org.junit.jupiter.api.Test;

/** What lsns prints, from the util-linux of RHEL 7 to today's. */
class LsnsTest {
    private static Row plain(Kind kind, long inode, int processes, int pid) {
        return new Row(kind, inode, processes, Optional.of(pid), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of());
    }

    @Test
    void since238NumbersAreNumbersAndOwnersAreTold() {
        assertThat(Lsns.read("""
                {
                   "namespaces": [
                      {
                         "ns": 4026531836,
                         "type": "pid",
                         "nprocs": 88,
                         "pid": 1,
                         "pns": 0,
                         "ons": 4026531837,
                         "netnsid": null,
                         "nsfs": null
                      },{
                         "ns": 4026533110,
                         "type": "pid",
                         "nprocs": 1,
                         "pid": 34734,
                         "pns": 4026531836,
                         "ons": 4026531837,
                         "netnsid": null,
                         "nsfs": null
                      },{
                         "ns": 4026533112,
                         "type": "net",
                         "nprocs": 7,
                         "pid": 34734,
                         "pns": 0,
                         "ons": 4026531837,
                         "netnsid": "3",
                         "nsfs": "/run/netns/blue\\n/run/docker/netns/x"
                      }
                   ]
                }
                """)).hasValue(List.of(
                new Row(PID, 4026531836L, 88, Optional.of(1), Optional.of(4026531837L), Optional.empty(),
                        Optional.empty(), List.of()),
                new Row(PID, 4026533110L, 1, Optional.of(34734), Optional.of(4026531837L), Optional.of(4026531836L),
                        Optional.empty(), List.of()),
                new Row(NET, 4026533112L, 7, Optional.of(34734), Optional.of(4026531837L), Optional.empty(),
                        Optional.of(3), List.of("/run/netns/blue", "/run/docker/netns/x"))));
    }

    @Test
    void before233NumbersWereText() {
        assertThat(Lsns.read("""
                {
                   "namespaces": [
                      {"ns": "4026531992", "type": "net", "nprocs": "210", "pid": "1", "netnsid": "unassigned", "nsfs": null},
                      {"ns": "4026533106", "type": "mnt", "nprocs": "5", "pid": "35429", "netnsid": null, "nsfs": null}
                   ]
                }
                """)).hasValue(List.of(plain(NET, 4026531992L, 210, 1), plain(MNT, 4026533106L, 5, 35429)));
    }

    @Test
    void anyTreeIsFlattened() {
        assertThat(Lsns.read("""
                {"namespaces": [
                  {"ns":1,"type":"user","nprocs":9,"pid":1,"children":[
                    {"ns":2,"type":"user","nprocs":3,"pid":7,"children":[{"ns":3,"type":"pid","nprocs":1,"pid":8}]}]}]}
                """)).hasValue(List.of(plain(USER, 1, 9, 1), plain(USER, 2, 3, 7), plain(PID, 3, 1, 8)));
    }

    @Test
    void since241OneWithoutProcessesIsARowToo() {
        assertThat(Lsns.read("{\"namespaces\": [{\"ns\":4026532177,\"type\":\"net\",\"nprocs\":0,\"pid\":null,"
                + "\"pns\":0,\"ons\":4026531837,\"netnsid\":\"unassigned\",\"nsfs\":\"/run/netns/spare\"}]}"))
                .hasValue(List.of(new Row(NET, 4026532177L, 0, Optional.empty(), Optional.of(4026531837L),
                        Optional.empty(), Optional.empty(), List.of("/run/netns/spare"))));
    }

    @Test
    void rhel7PrintsATable() {
        assertThat(Lsns.read("""
                4026531836 pid 210 1
                4026533112 net 7 34734
                """)).hasValue(List.of(plain(PID, 4026531836L, 210, 1), plain(NET, 4026533112L, 7, 34734)));
        assertThat(Lsns.read("""
                        NS TYPE  NPROCS   PID USER       COMMAND
                4026533100 mnt        2 33456 ec2-user   /bin/sh /opt/eap/bin/standalone.sh
                4026533109 ipc        7 34734 student1   /usr/bin/pod
                """)).hasValue(List.of(plain(MNT, 4026533100L, 2, 33456), plain(Kind.IPC, 4026533109L, 7, 34734)));
    }

    @Test
    void whatIsNoOutputOfLsnsIsNone() {
        assertThat(Lsns.read("")).isEmpty();
        assertThat(Lsns.read("{\"namespaces\": [{\"ns\": 12")).isEmpty();
        assertThat(Lsns.read("{\"namespaces\": 3}")).isEmpty();
        assertThat(Lsns.read("{}")).isEmpty();
        assertThat(Lsns.read("lsns: failed to read\n")).isEmpty();
        assertThat(Lsns.read("{\"namespaces\":" + "[{\"children\":".repeat(5000))).isEmpty();
    }

    @Test
    void aRowThatMakesNoSenseIsSkipped() {
        assertThat(Lsns.read("""
                {"namespaces": [{"ns":-4,"type":"net"},{"ns":{},"type":"net"},{"type":"net"},{"ns":5,"type":"dream"},7,null,
                {"ns":1e99,"type":"net"},{"ns":99999999999999999999999,"type":"net"},
                {"ns":6,"type":"net","nprocs":-3,"pid":99999999999,"netnsid":-1,"ons":"x","pns":[]}]}
                """)).hasValue(List.of(new Row(NET, 6, 0, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of())));
    }

    @Test
    void afterAFailureTheVersionDecidesWhatToTry() {
        Command first = Form.OWNERS.command();
        assertThat(Lsns.afterFailure(Optional.of("2.38.1"))).as("a process ended meanwhile").containsExactly(first);
        assertThat(Lsns.afterFailure(Optional.of("2.37"))).containsExactly(first);
        assertThat(Lsns.afterFailure(Optional.of("2.36.2"))).isEqualTo(twice(Form.NETNSIDS));
        assertThat(Lsns.afterFailure(Optional.of("2.32.1"))).isEqualTo(twice(Form.NETNSIDS));
        assertThat(Lsns.afterFailure(Optional.of("2.31"))).isEqualTo(twice(Form.JSON));
        assertThat(Lsns.afterFailure(Optional.of("2.23.2"))).isEqualTo(twice(Form.TABLE));
        assertThat(Lsns.afterFailure(Optional.empty()))
                .containsExactly(Form.NETNSIDS.command(), Form.JSON.command(), Form.TABLE.command());
    }

    /** Each form may print nothing because a process ended meanwhile. */
    private static List<Command> twice(Form form) {
        return List.of(form.command(), form.command());
    }
}
