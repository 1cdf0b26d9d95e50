#include "ui/pages/guardrails/bench_card.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class BenchCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findingsAreMarkedOnBothSides()
    {
        theme();
        ui::BenchCard card;
        const auto config = guardConfig();
        card.setRules(config.gateways.at(0), config.access);
        auto* text = card.findChild<QPlainTextEdit*>(QStringLiteral("guardrails.bench.text"));
        auto* after = card.findChild<QPlainTextEdit*>(QStringLiteral("guardrails.bench.after"));
        card.findChild<QPushButton*>(QStringLiteral("guardrails.bench.sample"))->click();
        QTRY_COMPARE(text->extraSelections().size(), 3);
        QCOMPARE(after->extraSelections().size(), 3);
        QCOMPARE(text->extraSelections().at(0).cursor.selectedText(),
                 QStringLiteral("jane.miller@example.org"));
        QVERIFY(!after->toPlainText().contains(QStringLiteral("jane.miller@")));
        text->clear();
        QTRY_VERIFY(
            card.findChild<QLabel*>(QStringLiteral("guardrails.bench.verdict"))->isHidden());
        QVERIFY(text->extraSelections().isEmpty());
    }

    void anAttackSaysWhy()
    {
        theme();
        ui::BenchCard card;
        const auto config = guardConfig();
        card.setRules(config.gateways.at(0), config.access);
        card.findChild<QToolButton*>(QStringLiteral("guardrails.bench.as.tool"))->click();
        card.findChild<QPushButton*>(QStringLiteral("guardrails.bench.sample"))->click();
        const auto* attack = card.findChild<QLabel*>(QStringLiteral("guardrails.bench.attack"));
        QTRY_VERIFY(attack->text().contains(QStringLiteral("looks like an attack")));
        auto* after = card.findChild<QPlainTextEdit*>(QStringLiteral("guardrails.bench.after"));
        QVERIFY(after->toPlainText().isEmpty());
        // Other rules, another answer.
        card.setRules({.id = "default"}, config.access);
        QTRY_VERIFY(!after->toPlainText().isEmpty());
        QVERIFY(attack->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BenchCardTest;
GH_SUITE(BenchCardTest)
#include "bench_card_test.moc"
