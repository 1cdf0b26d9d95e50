#pragma once

#include <functional>

#include <QWidget>

#include "proxy/core/config/config.h"

class QCheckBox;
class QComboBox;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

class DurationField;

/// How long one gateway keeps answers: as all calls, not at all, or for a time of its own.
class GatewayTtl : public QWidget {
    Q_OBJECT

public:
    GatewayTtl(app::Draft* draft, const QString& gateway, QWidget* parent = nullptr);
    void showConfig();  ///< the draft as it is now

private:
    void change(const std::function<void(config::GatewayConfig&)>& edit);

    app::Draft* draft_;
    QString gateway_;
    QComboBox* how_;
    DurationField* ttl_;
    QCheckBox* forgets_;
};

}  // namespace gatehouse::ui
