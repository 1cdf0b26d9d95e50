#include "ui/pages/routes/target_editor.h"

#include <QComboBox>
#include <QJsonObject>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class TargetEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void targetsAreAddedWeighedAndRemoved()
    {
        theme();
        ui::TargetEditor editor(QStringLiteral("t"), routeConfig());
        QJsonArray now{QJsonObject{{QStringLiteral("provider"), QStringLiteral("sample")},
                                   {QStringLiteral("model"), QStringLiteral("fast")}}};
        connect(&editor, &ui::TargetEditor::edited, &editor, [&](const QJsonArray& next) {
            now = next;
            editor.set(now);
        });
        editor.set(now);
        QCOMPARE(editor.findChild<QComboBox*>(QStringLiteral("t.model.0"))->currentText(),
                 QStringLiteral("fast"));
        editor.findChild<QSpinBox*>(QStringLiteral("t.weight.0"))->setValue(7);
        QCOMPARE(now[0].toObject()[QLatin1String("weight")].toInt(), 7);
        editor.findChild<QPushButton*>(QStringLiteral("t.add"))->click();
        QCOMPARE(now.size(), 2);
        QVERIFY(!now[1].toObject()[QLatin1String("model")].toString().isEmpty());
        editor.findChild<QToolButton*>(QStringLiteral("t.remove.0"))->click();
        QCOMPARE(now.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TargetEditorTest;
GH_SUITE(TargetEditorTest)
#include "target_editor_test.moc"
