#include "ui/pages/guardrails/judge_card.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

struct JudgeKit {
    ui::JudgeCard card;
    app::GuardSettings now = app::guardSettings(guardConfig(), "default");

    JudgeKit()
    {
        card.show(now);
        QObject::connect(&card, &ui::JudgeCard::edited, &card, [this](const auto& next) {
            now = next;
            card.show(now);
        });
    }

    template <class Widget>
    Widget* find(const char* name) const
    {
        return card.findChild<Widget*>(QLatin1String(name));
    }

    void choose(const char* name, const char* action) const
    {
        auto* box = find<QComboBox>(name);
        box->setCurrentIndex(box->findData(QLatin1String(action)));
        Q_EMIT box->activated(box->currentIndex());
    }
};

}  // namespace

class JudgeCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aJudgeIsNamedAndAsked()
    {
        theme();
        JudgeKit kit;
        QVERIFY(!kit.now.judge.isOn());
        const auto* first = kit.find<QComboBox>("guardrails.judge.S1.request");
        QVERIFY(!first->isVisibleTo(&kit.card));
        auto* model = kit.find<QLineEdit>("guardrails.judge.model");
        model->setText(QStringLiteral(" sample/judge "));
        Q_EMIT model->editingFinished();
        QCOMPARE(kit.now.judge.model, std::string("sample/judge"));
        QVERIFY(first->isVisibleTo(&kit.card));
        kit.choose("guardrails.judge.S1.request", "FLAG");
        QVERIFY(kit.now.judge.isOn());
        const auto* without = kit.find<QLabel>("guardrails.judge.without");
        QVERIFY(without->text().contains(QStringLiteral("calls pass")));
        kit.choose("guardrails.judge.S13.answer", "BLOCK");
        QVERIFY(without->text().contains(QStringLiteral("no answer passes")));
        kit.choose("guardrails.judge.kind", "instruct");
        const auto config = app::withGuardSettings(guardConfig(), "default", kit.now);
        const auto rule = guard::readJudge(config.gateways.front().guardrails);
        QVERIFY(rule && rule->kind == guard::JudgeKind::Instruct);
        QVERIFY(rule->prompt[0] == guard::HazardAction::Flag && rule->blocks(false));
        QVERIFY(app::guardSettings(config, "default") == kit.now);
        // Without a model the object is gone; what nobody here edits stays.
        kit.now.judge = {};
        const auto none = app::withGuardSettings(config, "default", kit.now);
        QVERIFY(none.gateways.front().guardrails.find("judge") == std::string::npos);
        QVERIFY(app::guardSettings(none, "default") ==
                app::guardSettings(guardConfig(), "default"));
    }

    void hitsLeadToTheirCalls()
    {
        theme();
        JudgeKit kit;
        QSignalSpy asked(&kit.card, &ui::JudgeCard::callsAsked);
        auto* hits = kit.find<QPushButton>("guardrails.judge.S10.hits");
        QVERIFY(!hits->isEnabled());
        kit.card.setHits({{"S10", {7, {}}}});
        QVERIFY(hits->isEnabled() && hits->text().contains(QLatin1Char('7')));
        hits->click();
        QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("S10"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::JudgeCardTest;
GH_SUITE(JudgeCardTest)
#include "judge_card_test.moc"
