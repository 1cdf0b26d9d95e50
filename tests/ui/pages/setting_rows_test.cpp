#include "ui/pages/setting_rows.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/window_actions.h"

namespace gatehouse::tests {

class SettingRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Every row of the table has its control, and the palette finds it.
    void everyRowIsOnThePageAndInThePalette()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        QStringList listed;
        for (const ui::PaletteEntry& entry : window.actions()->entries()) listed.append(entry.id);
        for (const ui::SettingRow& row : ui::settingRows()) {
            const QString id = QLatin1String(row.id);
            QVERIFY2(listed.contains(QStringLiteral("setting.") + id), row.id);
            // This window was told to leave the login alone.
            if (id == QLatin1String("login") || id == QLatin1String("hidden")) continue;
            QVERIFY2(window.findChild<QWidget*>(QStringLiteral("settings.") + id) != nullptr,
                     row.id);
        }
        QVERIFY(ui::settingRow(QStringLiteral("nothing")) == nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SettingRowsTest;
GH_SUITE(SettingRowsTest)
#include "setting_rows_test.moc"
