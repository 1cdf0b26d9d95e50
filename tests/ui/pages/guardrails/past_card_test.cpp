#include "ui/pages/guardrails/past_card.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PastCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aMatchOpensItsCall()
    {
        theme();
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        std::vector<record::Exchange> calls;
        for (int i = 0; i < 30; ++i)
            calls.push_back(guardedCall(i, (30 - i) * 1'000'000LL, "mail jane@example.org"));
        QVERIFY(keepCalls(path.toStdString(), calls));
        ui::PastCard card(path);
        const auto config = guardConfig();
        card.setRules(config.gateways.at(0), config.access);
        auto* go = card.findChild<QPushButton*>(QStringLiteral("guardrails.past.go"));
        const auto* words = card.findChild<QLabel*>(QStringLiteral("guardrails.past.words"));
        go->click();
        QTRY_COMPARE(words->text(), QStringLiteral("Would have matched 30 of 30 calls."));
        auto* more = card.findChild<QPushButton*>(QStringLiteral("guardrails.past.more"));
        QVERIFY(!more->isHidden());
        more->click();
        QVERIFY(more->isHidden());
        QSignalSpy opened(&card, &ui::PastCard::openAsked);
        auto* line = card.findChild<QAbstractButton*>(QStringLiteral("guardrails.past.hit.0"));
        QVERIFY(!line->accessibleName().contains(QStringLiteral("jane")));
        line->click();
        QCOMPARE(opened.at(0).at(0).toString(), QString::fromStdString(calls.back().id));
        card.setRules({.id = "default"}, config.access);
        QVERIFY(words->text().startsWith(QStringLiteral("The rules have changed")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PastCardTest;
GH_SUITE(PastCardTest)
#include "past_card_test.moc"
