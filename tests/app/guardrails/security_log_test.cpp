#include "app/guardrails/security_log.h"

#include <QTemporaryDir>
#include <QTest>

#include "proxy/shell/store/writer.h"
#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class SecurityLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theLastLinesAreToldInWords()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.sqlite"));
        auto call = guardedCall(1, 60'000'000, "x", {"default/keys"});
        call.trace = {{"dlp", "secret 1 BLOCK by keys", 0, 0}};
        QVERIFY(keepCalls(path.toStdString(), {call}));
        const auto rows = app::readAudit(path, 10);
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), std::size_t{2});
        QCOMPARE(rows->front().what, QStringLiteral("A rule found something"));
        QCOMPARE(rows->front().call, QString::fromStdString(call.id));
        QVERIFY(rows->front().more.contains(QStringLiteral("keys")));
        QCOMPARE(rows->back().what, QStringLiteral("The trail begins"));
        QVERIFY(rows->back().call.isEmpty());
        QCOMPARE(app::readAudit(path, 1)->size(), std::size_t{1});
    }

    void aTrailIsWholeAndItsHeadIsTold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.sqlite"));
        QVERIFY(keepCalls(path.toStdString(), {guardedCall(1, 60'000'000, "x", {"default/keys"})}));
        const auto check = app::checkAudit(path);
        QVERIFY(check.ok());
        QVERIFY(check->isWhole);
        QCOMPARE(check->lines, qint64{2});
        QVERIFY(check->head.startsWith(QStringLiteral("2:")));
        QCOMPARE(check->head.size(), qsizetype{2 + 64});
    }

    void findingsAreCounted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("log.sqlite"));
        QVERIFY(keepCalls(path.toStdString(), {guardedCall(1, 60'000'000, "x", {"default/keys"})}));
        const auto now = app::now();
        const auto found =
            app::readFindings(path, "default", now - 3'600'000'000, now + 60'000'000, 60);
        QVERIFY(found.ok());
        QCOMPARE(found->calls, std::int64_t{1});
    }

    void aMissingFileIsAnError()
    {
        const QTemporaryDir folder;
        const QString none = folder.filePath(QStringLiteral("none.sqlite"));
        QVERIFY(!app::readAudit(none, 10).ok());
        QVERIFY(!app::checkAudit(none).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SecurityLogTest;
GH_SUITE(SecurityLogTest)
#include "security_log_test.moc"
