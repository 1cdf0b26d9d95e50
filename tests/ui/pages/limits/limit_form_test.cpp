#include "ui/pages/limits/limit_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class LimitFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void moneyStaysAsItWasTyped()
    {
        theme();
        ui::LimitForm form;
        config::LimitConfig limit;
        limit.id = "a";
        limit.unit = "cost";
        limit.limit = "20";
        limit.window = "month";
        form.show(limit, config::firstRun(), {});
        auto* most = form.findChild<QLineEdit*>(QStringLiteral("limits.most"));
        QCOMPARE(most->text(), QStringLiteral("$20"));
        config::LimitConfig told;
        connect(&form, &ui::LimitForm::edited, this, [&told](const auto& next) { told = next; });
        most->setText(QStringLiteral("$ 12.345678901"));
        Q_EMIT most->editingFinished();
        QCOMPARE(told.limit, std::string("12.345678901"));
    }

    void onlyWhatMeansSomethingIsShown()
    {
        theme();
        ui::LimitForm form;
        config::LimitConfig limit;
        limit.window = "sliding";
        limit.length = Millis(3'600'000);
        form.show(limit, config::firstRun(), QStringLiteral("limit: no"));
        auto* length = form.findChild<QSpinBox*>(QStringLiteral("limits.length"));
        QCOMPARE(length->value(), 1);
        QVERIFY(!length->parentWidget()->parentWidget()->isHidden());
        QVERIFY(!form.findChild<QWidget*>(QStringLiteral("limits.problem"))->isHidden());
        config::LimitConfig told;
        connect(&form, &ui::LimitForm::edited, this, [&told](const auto& next) { told = next; });
        auto* window = form.findChild<QComboBox*>(QStringLiteral("limits.window"));
        window->setCurrentIndex(window->findData(QStringLiteral("call")));
        Q_EMIT window->activated(window->currentIndex());
        QCOMPARE(told.window, std::string("call"));
        QCOMPARE(told.unit, std::string("tokens"));  // a call alone is always one request
        QVERIFY(length->parentWidget()->parentWidget()->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitFormTest;
GH_SUITE(LimitFormTest)
#include "limit_form_test.moc"
