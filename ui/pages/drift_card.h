#pragma once

#include <QFrame>

#include "proxy/core/config/config.h"

class QLabel;

namespace gatehouse::app {
class Settings;
}

namespace gatehouse::ui {

class DiffView;

/// What has changed since a bundle was written: the last one from here, or any that is chosen.
///
/// Shape   a bundle of before is read, and the live settings are held against it. The place of the
/// last one is remembered with the window's settings, so that drift is seen after a restart too.
class DriftCard : public QFrame {
    Q_OBJECT

public:
    explicit DriftCard(app::Settings* settings, QWidget* parent = nullptr);

    /// A bundle was written there just now.
    void remember(const QString& folder);
    /// A folder, or its gatehouse.json; becomes the one that is compared with.
    void compareWith(const QString& path);
    void show(const config::Config& live);

private:
    void choose();
    void showDrift();

    app::Settings* settings_;
    config::Config live_;
    QString path_;
    QLabel* words_;
    DiffView* diff_;
};

}  // namespace gatehouse::ui
