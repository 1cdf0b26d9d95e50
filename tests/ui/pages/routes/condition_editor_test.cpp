#include "ui/pages/routes/condition_editor.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class ConditionEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsBecomeAConditionAndBack()
    {
        theme();
        ui::ConditionEditor editor(QStringLiteral("c"));
        QJsonObject now;
        connect(&editor, &ui::ConditionEditor::edited, &editor,
                [&now](const QJsonObject& next) { now = next; });
        editor.set(object("{\"metadata.plan\":{\"$eq\":\"paid\"}}"));
        auto* value = editor.findChild<QLineEdit*>(QStringLiteral("c.value.0"));
        QCOMPARE(value->text(), QStringLiteral("paid"));
        value->setText(QStringLiteral("free"));
        Q_EMIT value->editingFinished();
        QCOMPARE(now, object("{\"metadata.plan\":{\"$eq\":\"free\"}}"));
        editor.findChild<QPushButton*>(QStringLiteral("c.add"))->click();
        QVERIFY(editor.findChild<QComboBox*>(QStringLiteral("c.operator.1")) != nullptr);
        editor.findChild<QToolButton*>(QStringLiteral("c.join.any"))->click();
        QVERIFY(now.contains(QLatin1String("$or")));
        editor.findChild<QToolButton*>(QStringLiteral("c.remove.1"))->click();
        QCOMPARE(now, object("{\"metadata.plan\":{\"$eq\":\"free\"}}"));
    }

    void whatRowsCannotSayIsJson()
    {
        theme();
        ui::ConditionEditor editor(QStringLiteral("c"));
        QJsonObject now;
        connect(&editor, &ui::ConditionEditor::edited, &editor,
                [&now](const QJsonObject& next) { now = next; });
        editor.set(object("{\"$not\":{\"model\":\"a\"}}"));
        auto* area = editor.findChild<QPlainTextEdit*>(QStringLiteral("c.text"));
        QVERIFY(!area->isHidden());
        QVERIFY(!editor.findChild<QPushButton*>(QStringLiteral("c.json"))->isEnabled());
        area->setPlainText(QStringLiteral("{\"model\":{\"$eq\":\"b\"}}"));
        QCOMPARE(now, object("{\"model\":{\"$eq\":\"b\"}}"));
        editor.findChild<QPushButton*>(QStringLiteral("c.json"))->click();
        area->setPlainText(QStringLiteral("{\"model\""));
        QCOMPARE(now, object("{\"model\":{\"$eq\":\"b\"}}"));
    }

private:
    static QJsonObject object(const char* json) { return QJsonDocument::fromJson(json).object(); }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConditionEditorTest;
GH_SUITE(ConditionEditorTest)
#include "condition_editor_test.moc"
