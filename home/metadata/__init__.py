"""What a page says of itself to search engines, feed readers and whoever shares its address."""
