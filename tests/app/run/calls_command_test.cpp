#include "app/run/calls_command.h"

#include <QFile>
#include <QTemporaryDir>

#include "tests/support/store_builder.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

QStringList words(std::initializer_list<const char*> arguments)
{
    QStringList list;
    for (const char* each : arguments) list += QString::fromUtf8(each);
    return list;
}

}  // namespace

class CallsCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsItsArguments()
    {
        QString trouble;
        const auto options = app::parseCalls(
            words({"out.CSV", "--data", "/tmp/x", "--filter", "status:error last:1h"}), trouble);
        QVERIFY2(options.has_value(), qPrintable(trouble));
        QCOMPARE(options->format->id, "csv");
        QCOMPARE(options->filter, QStringLiteral("status:error last:1h"));
        QCOMPARE(app::parseCalls(words({"out", "--format", "har"}), trouble)->format->id, "har");
        for (const auto& wrong : {words({}), words({"out.txt"}), words({"a.har", "b.har"}),
                                  words({"a.har", "--data"}), words({"a.har", "--colour"})}) {
            trouble.clear();
            QVERIFY(!app::parseCalls(wrong, trouble).has_value());
            QVERIFY(!trouble.isEmpty());
        }
    }

    void writesTheFile()
    {
        const QTemporaryDir folder;
        StorePlan plan;
        plan.rows = 30;
        QVERIFY(buildStore(folder.filePath(QStringLiteral("gatehouse.sqlite")).toStdString(), plan)
                    .ok());
        const QString out = folder.filePath(QStringLiteral("calls.csv"));
        QStringList arguments{out, QStringLiteral("--data"), folder.path()};
        QCOMPARE(app::runCalls(arguments), 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().count("\r\n") >= 31);
        arguments += {QStringLiteral("--filter"), QStringLiteral("colour:red")};
        QCOMPARE(app::runCalls(arguments), 64);
        QCOMPARE(
            app::runCalls({out, QStringLiteral("--data"), folder.path() + QStringLiteral("/no")}),
            66);
        QCOMPARE(app::runCalls({folder.path() + QStringLiteral("/no/x.csv"),
                                QStringLiteral("--data"), folder.path()}),
                 74);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CallsCommandTest;
GH_SUITE(CallsCommandTest)
#include "calls_command_test.moc"
