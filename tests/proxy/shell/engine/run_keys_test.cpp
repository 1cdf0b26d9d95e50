#include "proxy/shell/engine/run_keys.h"

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using engine::RunKeys;

class RunKeysTest : public QObject {
    Q_OBJECT

private slots:

    void theyOutliveARestart()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("run-keys.json")).toStdString();
        RunKeys first(path);
        QVERIFY(first.index()->empty());
        const auto made = first.add("run: one", "elsewhere", 7, 1'000);
        QVERIFY(made.ok());
        QVERIFY(made->text.reveal().starts_with("gh_"));
        std::ifstream file(path);
        std::stringstream text;
        text << file.rdbuf();
        QVERIFY(text.str().find(made->text.reveal()) == std::string::npos);  // a hash only

        struct stat status {};

        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        RunKeys second(path);
        const auto* found = second.index()->find(made->text.reveal());
        QVERIFY(found != nullptr);
        QCOMPARE(found->id, made->id);
        QCOMPARE(found->label, std::string("run: one"));
        QCOMPARE(second.all().front().createdAt, WallMicros(1'000));
    }

    void eachChangeIsANewIndex()
    {
        const QTemporaryDir folder;
        RunKeys keys(folder.filePath(QStringLiteral("k")).toStdString());
        const auto before = keys.index()->version();
        const auto made = keys.add("a", "", 0, 1);
        const auto between = keys.index()->version();
        QVERIFY(between != before);
        const auto removed = keys.remove(made->id);
        QVERIFY(removed && *removed);
        QVERIFY(keys.index()->version() != between);
        QCOMPARE(keys.index()->find(made->text.reveal()), nullptr);
        const auto again = keys.remove(made->id);
        QVERIFY(again && !*again);
    }

    void thoseOfDeadProcessesGo()
    {
        char host[256] = {};
        QCOMPARE(::gethostname(host, sizeof host - 1), 0);
        const QTemporaryDir folder;
        RunKeys keys(folder.filePath(QStringLiteral("k")).toStdString());
        // No process has a number beyond the kernel's largest.
        QVERIFY(keys.add("dead", host, 1 << 30, 1).ok());
        QVERIFY(keys.add("alive", host, ::getpid(), 1).ok());
        QVERIFY(keys.add("elsewhere", "another-machine", 1 << 30, 1).ok());
        QVERIFY(keys.add("unknown", host, 0, 1).ok());
        std::string labels;
        for (const auto& key : keys.all()) labels += key.label + " ";
        QCOMPARE(labels, std::string("alive elsewhere unknown "));
    }

    void aBrokenFileIsNoKeys()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("k")).toStdString();
        std::ofstream(path) << R"({"salt": 3, "keys": [1, {"hash": "zz"}]})";
        RunKeys keys(path);
        QVERIFY(keys.index()->empty());
        QVERIFY(keys.add("a", "", 0, 1).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RunKeysTest;
GH_SUITE(RunKeysTest)
#include "run_keys_test.moc"
