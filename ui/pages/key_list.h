#pragma once

#include <QFrame>

#include "proxy/core/config/config.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// The card of the gateway keys, and whether this machine needs one.
class KeyList : public QFrame {
    Q_OBJECT

public:
    explicit KeyList(QWidget* parent = nullptr);

    void show(const config::Config& config);

Q_SIGNALS:
    void newAsked();
    void openAsked(bool open);  ///< show() sets the mark back where it was not granted
    void revokeAsked(const std::string& id);

private:
    QWidget* makeRow(const config::KeyConfig& key);
    QCheckBox* open_;
    QLabel* words_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
