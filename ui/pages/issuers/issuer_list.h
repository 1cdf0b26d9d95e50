#pragma once

#include <string>
#include <vector>

#include <QFrame>

#include "proxy/core/config/config.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// The card of issuers whose tokens stand in the place of gateway keys.
class IssuerList : public QFrame {
    Q_OBJECT

public:
    explicit IssuerList(QWidget* parent = nullptr);
    void show(const config::Config& edited, const config::Config& live);

Q_SIGNALS:
    void addAsked();
    void editAsked(const std::string& issuer);
    void switchAsked(const std::string& issuer, bool on);
    void removeAsked(const std::string& issuer);

private:
    QWidget* makeRow(const config::TokenIssuerConfig& issuer, bool isLive);

    QLabel* empty_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
