#include "ui/pages/guardrails/own_rules.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "app/guardrails/demand_words.h"
#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/pages/guardrails/own_text.h"

namespace gatehouse::tests {

namespace {

struct OwnKit {
    ui::OwnRules card;
    app::GuardSettings now = app::guardSettings(guardConfig(), "default");

    OwnKit()
    {
        card.show(now);
        QObject::connect(&card, &ui::OwnRules::edited, &card, [this](const auto& next) {
            now = next;
            card.show(now);
        });
        QObject::connect(&card, &ui::OwnRules::removed, &card, [this](const auto& next) {
            now = next;
            card.show(now);
        });
    }

    template <class W>
    W* find(const char* name)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return card.findChild<W*>(QLatin1String(name));
    }
};

}  // namespace

class OwnRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsWrongIsUnderlinedWhileItIsTyped()
    {
        theme();
        OwnKit kit;
        auto* text = kit.find<ui::OwnText>("guardrails.own.1.text");
        QCOMPARE(text->typed(), QStringLiteral("TCK-[0-9]{4,6}"));
        QVERIFY(kit.find<QLabel>("guardrails.own.1.flaw")->isHidden());
        text->setPlainText(QStringLiteral("abc(?=d)"));
        QVERIFY(!kit.find<QLabel>("guardrails.own.1.flaw")->isHidden());
        QCOMPARE(text->flaw(), 3);
        QCOMPARE(kit.now.own.at(1).expression, std::string("TCK-[0-9]{4,6}"));
        text->setPlainText(QStringLiteral("abc[0-9]"));
        QVERIFY(kit.find<QLabel>("guardrails.own.1.flaw")->isHidden());
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(kit.now.own.at(1).expression, std::string("abc[0-9]"));
    }

    void wordsAreLines()
    {
        theme();
        OwnKit kit;
        auto* text = kit.find<ui::OwnText>("guardrails.own.0.text");
        QCOMPARE(text->typed(), QStringLiteral("Blue Heron\nKestrel"));
        text->setPlainText(QStringLiteral("Blue Heron\n\n Osprey "));
        Q_EMIT text->left();
        QCOMPARE(kit.now.own.at(0).words, (std::vector<std::string>{"Blue Heron", "Osprey"}));
        auto* name = kit.find<QLineEdit>("guardrails.own.0.name");
        name->setText(QStringLiteral("code names"));
        Q_EMIT name->editingFinished();
        QCOMPARE(kit.now.policies.at(1).profiles.back(), std::string("code names"));
    }

    void demandsHaveAForm()
    {
        theme();
        OwnKit kit;
        kit.find<QPushButton>("guardrails.newDemand")->click();
        QCOMPARE(kit.now.own.size(), std::size_t{3});
        QVERIFY(kit.now.own.at(2).isDemand());
        auto* text = kit.find<ui::OwnText>("guardrails.own.2.text");
        QCOMPARE(text->typed(), QStringLiteral("20000"));
        text->setPlainText(QStringLiteral("many"));
        QVERIFY(!kit.find<QLabel>("guardrails.own.2.flaw")->isHidden());
        auto* form = kit.find<QComboBox>("guardrails.own.2.form");
        form->setCurrentIndex(form->findData(QStringLiteral("code")));
        Q_EMIT form->activated(form->currentIndex());
        QCOMPARE(app::demandWords(kit.now.own.at(2).demand),
                 QStringLiteral("no code blocks in bash"));
        QVERIFY(kit.find<QLabel>("guardrails.own.2.flaw")->isHidden());
    }

    void newOnesAndRemovedOnes()
    {
        theme();
        OwnKit kit;
        kit.find<QPushButton>("guardrails.newWords")->click();
        QCOMPARE(kit.now.own.size(), std::size_t{3});
        QVERIFY(!kit.now.own.at(1).isExpression);
        kit.find<QPushButton>("guardrails.newExpression")->click();
        QVERIFY(kit.now.own.at(3).isExpression);
        kit.find<QToolButton>("guardrails.own.0.remove")->click();
        QCOMPARE(kit.now.own.size(), std::size_t{3});
        QCOMPARE(kit.now.policies.at(1).profiles.back(), std::string("iban"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OwnRulesTest;
GH_SUITE(OwnRulesTest)
#include "own_rules_test.moc"
