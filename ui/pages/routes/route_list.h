#pragma once

#include <string>

#include <QFrame>

#include "proxy/core/config/config.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// All routes: what callers write, which versions serve, and what can be done with each.
class RouteList : public QFrame {
    Q_OBJECT

public:
    explicit RouteList(QWidget* parent = nullptr);
    void show(const config::Config& edited, const config::Config& live);

Q_SIGNALS:
    void openAsked(const std::string& route);
    void removeAsked(const std::string& route);
    void duplicateAsked(const std::string& route);
    void enableAsked(const std::string& route, bool on);

private:
    QWidget* makeRow(const config::RouteConfig& route, const config::Config& live);

    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
