#include "ui/pages/prompts/variable_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class VariableRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void variablesAreTyped()
    {
        theme();
        ui::VariableRows rows;
        rows.show({{"tier", "text", true, "basic", {}, {}, {}}});
        QCOMPARE(rows.variables()[0].otherwise.value_or("-"), std::string("basic"));
        rows.findChild<QPushButton*>(QStringLiteral("prompts.addVariable"))->click();
        rows.findChild<QLineEdit*>(QStringLiteral("prompts.variable.2.name"))
            ->setText(QStringLiteral("kind"));
        auto* type = rows.findChild<QComboBox*>(QStringLiteral("prompts.variable.2.type"));
        type->setCurrentIndex(type->findData(QStringLiteral("choice")));
        rows.findChild<QLineEdit*>(QStringLiteral("prompts.variable.2.choices"))
            ->setText(QStringLiteral("a, b"));
        rows.findChild<QCheckBox*>(QStringLiteral("prompts.variable.2.required"))->click();
        const auto all = rows.variables();
        QCOMPARE(all[1].choices.size(), std::size_t(2));
        QVERIFY(!all[1].required);
        QVERIFY(all[1].otherwise.has_value());  // it stands for something
        rows.findChild<QToolButton*>(QStringLiteral("prompts.variable.1.remove"))->click();
        QCOMPARE(rows.variables().size(), std::size_t(1));
    }

    void missingOnesComeByOneClick()
    {
        theme();
        ui::VariableRows rows;
        rows.show({{"tier", "text", true, {}, {}, {}, {}}});
        rows.mark({{"variables[0]", "'tier' is used nowhere", "take it out", true}},
                  {QStringLiteral("name")});
        QVERIFY(!rows.findChild<QLabel*>(QStringLiteral("prompts.variable.1.flaw"))->isHidden());
        rows.findChild<QPushButton*>(QStringLiteral("prompts.addMissing"))->click();
        QCOMPARE(rows.variables()[1].name, std::string("name"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::VariableRowsTest;
GH_SUITE(VariableRowsTest)
#include "variable_rows_test.moc"
