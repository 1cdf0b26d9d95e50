#include "app/run/child.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

/// Codes and the environment; signals need a process of their own and are tried in command_test.
class ChildTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { app::releaseSignals(); }

    void codesArePassedOn_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::newRow("well") << QStringLiteral("exit 0") << 0;
        QTest::newRow("seven") << QStringLiteral("exit 7") << 7;
        QTest::newRow("killed") << QStringLiteral("kill -9 $$") << 137;
    }

    void codesArePassedOn()
    {
        QFETCH(const QString, script);
        QFETCH(const int, code);
        const auto end = app::runChild({QStringLiteral("sh"), QStringLiteral("-c"), script},
                                       QProcessEnvironment::systemEnvironment());
        QCOMPARE(end.code, code);
        QVERIFY(end.trouble.isEmpty());
    }

    void theEnvironmentIsTheGivenOne()
    {
        QTemporaryDir folder;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("WHERE"), folder.filePath(QStringLiteral("out")));
        environment.insert(QStringLiteral("WORDS"), QStringLiteral("größe = 1"));
        const auto end = app::runChild({QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                                        QStringLiteral("echo \"$WORDS$HOME\" > \"$WHERE\"")},
                                       environment);
        QCOMPARE(end.code, 0);
        QFile file(folder.filePath(QStringLiteral("out")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLocal8Bit(file.readAll()), QStringLiteral("größe = 1\n"));
    }

    void whatCannotBeStartedIsTold()
    {
        const auto none = app::runChild({QStringLiteral("gatehouse-no-such-program")}, {});
        QCOMPARE(none.code, 127);
        QVERIFY(none.trouble.contains(QLatin1String("gatehouse-no-such-program")));
        const auto folder = app::runChild({QStringLiteral("/")}, {});
        QCOMPARE(folder.code, 126);
        QVERIFY(!folder.trouble.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ChildTest;
GH_SUITE(ChildTest)
#include "child_test.moc"
