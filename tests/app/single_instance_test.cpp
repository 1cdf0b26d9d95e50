#include "app/single_instance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class SingleInstanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSecondHandsOverToTheFirst()
    {
        QTemporaryDir folder;
        app::SingleInstance first(folder.path());
        QVERIFY(!first.handOver(QString()));
        QVERIFY(first.listen());
        QSignalSpy asked(&first, &app::SingleInstance::asked);
        app::SingleInstance second(folder.path());
        QVERIFY(second.handOver(QStringLiteral("traffic")));
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), QStringLiteral("traffic"));
    }

    /// A second start at login finds the first and leaves its window alone.
    void aHiddenStartDoesNotRaise()
    {
        QTemporaryDir folder;
        app::SingleInstance first(folder.path());
        QVERIFY(first.listen());
        QSignalSpy asked(&first, &app::SingleInstance::asked);
        app::SingleInstance second(folder.path());
        QVERIFY(second.handOver(QString(), false));
        QVERIFY(second.handOver(QStringLiteral("dashboard")));
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), QStringLiteral("dashboard"));
    }

    void anotherFolderIsAnotherInstance()
    {
        QTemporaryDir one;
        QTemporaryDir two;
        app::SingleInstance first(one.path());
        QVERIFY(first.listen());
        app::SingleInstance second(two.path());
        QVERIFY(!second.handOver(QString()));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SingleInstanceTest;
GH_SUITE(SingleInstanceTest)
#include "single_instance_test.moc"
